"""Where a store must not lie: network drives, sticks, and folders that a cloud program copies away."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from qingdesk.errors import Refused
from qingdesk.i18n import _

_NETWORK = ("nfs", "nfs4", "cifs", "smbfs", "smb3", "fuse.sshfs", "fuse.davfs", "9p", "afpfs")
_STICK = ("vfat", "exfat", "msdos", "fuseblk-vfat")
_REMOVABLE, _REMOTE = 2, 4
"""What Windows says of a drive (GetDriveTypeW)."""
_CLOUDS: Mapping[str, tuple[str, ...]] = {
    "坚果云": ("坚果云", "nutstore", "我的坚果云"),
    "OneDrive": ("onedrive",),
    "百度网盘": ("百度网盘", "百度同步盘", "baidunetdisk", "baidusyncdisk", "baidunetdiskworkspace"),
    "WPS云": ("wps云", "wps云盘", "wps云文档", "wpsdrive", "wps cloud files", "kingsoft"),
    "Dropbox": ("dropbox",),
    "iCloud": ("icloud drive", "icloud", "com~apple~clouddocs"),
    "微云": ("微云", "weiyun"),
    "阿里云盘": ("阿里云盘", "adrive"),
}


def cloud_of(folder: Path) -> str:
    """The cloud whose folder this lies in, by the folders' names; empty for none."""
    for part in folder.absolute().parts:
        name = part.casefold()
        for cloud, names in _CLOUDS.items():
            if name in names or any(name.startswith((f"{each} -", f"{each}_", f"{each}(")) for each in names):
                return cloud
    return ""


def file_system(folder: Path) -> str:
    """The kind of file system, by the names that Linux has for them; empty where it cannot be told."""
    best, kind = "", ""
    try:
        lines = Path("/proc/mounts").read_text("utf-8").splitlines()
    except OSError:
        return _on_windows(folder)
    place = str(folder.resolve())
    for line in lines:
        _device, mount, name = line.split()[:3]
        mount = mount.replace("\\040", " ")
        if (place == mount or place.startswith(mount.rstrip("/") + "/")) and len(mount) >= len(best):
            best, kind = mount, name
    return kind


def is_network(kind: str) -> bool:
    """A drive that another computer holds: its locks cannot be relied on."""
    return kind in _NETWORK or kind == "network"


def is_stick(kind: str) -> bool:
    """FAT: no journal, no rights, and it is pulled out."""
    return kind in _STICK


def unsafe_place(folder: Path) -> str:
    """Why a store must not lie in this folder, which need not be there yet; empty where it may."""
    cloud = cloud_of(folder)
    if cloud:
        hint = _("It lies in a folder of {cloud}, which copies it away while it is written. Move it.")
        return hint.format(cloud=cloud)
    kind = file_system(folder)
    if is_network(kind) or is_stick(kind):
        return _("A store must lie on a disk of this computer: move it, or it may be damaged.")
    return ""


def refuse_unsafe_place(folder: Path) -> None:
    """Raise `Refused` before a new desk is put where it would be damaged."""
    if unsafe_place(folder):
        raise Refused(
            _("A desk cannot live in {folder}.").format(folder=folder),
            _(
                "It must lie on a disk of this computer: no stick, no network drive, no folder of a cloud, which would "
                "damage it. Choose another folder. Backups may go to a stick or a share."
            ),
        )


def kind_of_drive(drive: str, told: int) -> str:
    """`network` for `\\\\server\\share` and for a letter that stands for one, `vfat` for a stick; else empty.

    drive: as `Path.drive` has it. told: Windows' number for it.
    """
    if drive.startswith("\\\\") or told == _REMOTE:
        return "network"
    return "vfat" if told == _REMOVABLE else ""


def _on_windows(folder: Path) -> str:
    if sys.platform != "win32":
        return ""
    import ctypes

    drive = folder.absolute().drive
    return kind_of_drive(drive, ctypes.windll.kernel32.GetDriveTypeW(drive + "\\"))
