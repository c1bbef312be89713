"""QingDesk 亲清工作台: a liaison cadre's desk for duties to firms, kept close and kept clean."""

__version__ = "0.1.0"
