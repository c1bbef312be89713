"""The group of commands, loaded one by one, and how its errors reach a person."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import click

from qingdesk import __version__, settings
from qingdesk.cli.desk import Desk
from qingdesk.errors import Cancelled, UserError
from qingdesk.i18n import LANGUAGES, _, set_language
from qingdesk.paths import default_store

COMMANDS: Mapping[str, str] = {
    "demo": "qingdesk.cli.new_desk:demo",
    "init": "qingdesk.cli.new_desk:init",
    "import": "qingdesk.cli.imports:import_group",
    "template": "qingdesk.cli.template:template",
    "record": "qingdesk.cli.records:record",
    "edit": "qingdesk.cli.records:edit",
    "complete": "qingdesk.cli.states:complete",
    "void": "qingdesk.cli.states:void",
    "unvoid": "qingdesk.cli.states:unvoid",
    "merge": "qingdesk.cli.merge:merge",
    "attach": "qingdesk.cli.states:attach",
    "scan": "qingdesk.cli.scan:scan_group",
    "list": "qingdesk.cli.look_up:list_records",
    "show": "qingdesk.cli.look_up:show",
    "check": "qingdesk.cli.check:check",
    "note": "qingdesk.cli.notes:note",
    "policy": "qingdesk.cli.policy:policy",
    "ask": "qingdesk.cli.ask:ask",
    "plan": "qingdesk.cli.plan:plan",
    "print": "qingdesk.cli.printing:print_group",
    "handover": "qingdesk.cli.handover:handover",
    "export": "qingdesk.cli.packages:export",
    "verify": "qingdesk.cli.packages:verify",
    "collect": "qingdesk.cli.packages:collect",
    "key": "qingdesk.cli.packages:key_group",
    "audit": "qingdesk.cli.keeping:audit_group",
    "backup": "qingdesk.cli.keeping:backup",
    "restore": "qingdesk.cli.keeping:restore",
    "doctor": "qingdesk.cli.keeping:doctor",
    "password": "qingdesk.cli.keys:password_group",
    "recovery": "qingdesk.cli.keys:recovery_group",
    "move": "qingdesk.cli.keys:move",
    "wipe": "qingdesk.cli.keys:wipe",
    "erase": "qingdesk.cli.keys:erase",
    "update": "qingdesk.cli.update:update",
    "self-test": "qingdesk.cli.self_test:self_test",
}


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _colon, name = COMMANDS[cmd_name].partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--store", "folder", type=click.Path(path_type=Path), help="The store's folder (QINGDESK_STORE)."
)
@click.option("--lang", type=click.Choice(LANGUAGES), help="The language of messages.")
@click.version_option(__version__, prog_name="qingdesk")
@click.pass_context
def program(context: click.Context, folder: Path | None, lang: str | None) -> None:
    """QingDesk 亲清工作台. Without a command the desktop app opens."""
    place = folder or default_store()
    set_language(lang or settings.load(place).language)
    desk = Desk(place)
    context.obj = desk
    context.call_on_close(desk.close)


def run_command(arguments: list[str]) -> int:
    """Run one command; errors become one line on stderr: what happened, then what to do."""
    try:
        # click gives the code of a command that left early, and None after one that ended by itself
        left = program.main(args=arguments, prog_name="qingdesk", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return 2
    except UserError as error:
        return _tell(str(error))
    except (Cancelled, click.Abort, KeyboardInterrupt):
        return _tell(_("Stopped. Nothing was changed."))
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    return left if isinstance(left, int) else 0


def _tell(sentence: str) -> int:
    print(" ".join(sentence.split()), file=sys.stderr)
    return 1
