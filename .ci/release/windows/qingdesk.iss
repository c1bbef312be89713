; Inno Setup 6: an installer of dist\qingdesk, made on Windows with `iscc .ci\release\windows\qingdesk.iss`.
; NOT TRIED: written without a Windows at hand. docs/release.md lists what to look at first.
; For all users when an administrator runs it, else for one's own account alone. Data and settings are never touched.

#define Version Trim(ExecAndGetFirstLine("..\..\..\dist\qingdesk\qingdesk.exe", "--version"))
#define Version Copy(Version, RPos(" ", Version) + 1)

[Setup]
AppId={{6C1D5B3E-52C4-4B0B-9E0B-5B6E7D3B8A41}
AppName=亲清工作台 QingDesk
AppVersion={#Version}
AppPublisher=QingDesk
VersionInfoVersion={#Version}.0
DefaultDirName={autopf}\QingDesk
DefaultGroupName=亲清工作台
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0
OutputDir=..\..\..\dist
OutputBaseFilename=qingdesk-{#Version}-setup
SetupIconFile=..\..\..\resources\icons\qingdesk.ico
UninstallDisplayIcon={app}\qingdesk.exe
LicenseFile=..\..\..\LICENSE
Compression=lzma2
SolidCompression=yes
; An open window is asked to close; a person says yes or no.
CloseApplications=yes
RestartApplications=no
ChangesAssociations=yes

[Languages]
; Inno Setup brings no Chinese of its own: its ChineseSimplified.isl goes beside this file.
Name: "zh"; MessagesFile: "ChineseSimplified.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[InstallDelete]
; What an older version had and this one has not must not be found by it.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\..\dist\qingdesk\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\亲清工作台"; Filename: "{app}\qingdesk.exe"; AppUserModelID: "org.qingdesk.desk"
Name: "{autodesktop}\亲清工作台"; Filename: "{app}\qingdesk.exe"; Tasks: desktop; AppUserModelID: "org.qingdesk.desk"

[Tasks]
Name: "desktop"; Description: "{cm:CreateDesktopIcon}"; GroupDescription: "{cm:AdditionalIcons}"

[Run]
Filename: "{app}\qingdesk.exe"; Description: "{cm:LaunchProgram,亲清工作台}"; Flags: nowait postinstall skipifsilent
