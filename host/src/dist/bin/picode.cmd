@echo off
rem Starts PiCode on Windows with a JDK 25 or newer: the same search, flags and properties as the script
rem `picode` beside it, without the AOT cache. Not run by any test.
setlocal enabledelayedexpansion
for %%i in ("%~dp0..") do set "home=%%~fi"

set "jdk="
if defined PICODE_JAVA_HOME (
  call :suits "%PICODE_JAVA_HOME%"
  if not defined jdk (
    echo picode: PICODE_JAVA_HOME is "%PICODE_JAVA_HOME%", which is not a JDK 25 or newer. 1>&2
    exit /b 6
  )
)
if not defined jdk if defined JAVA_HOME call :suits "%JAVA_HOME%"
if not defined jdk for /f "delims=" %%j in ('where java 2^>nul') do (
  for %%k in ("%%~dpj..") do call :suits "%%~fk"
)
for %%d in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%USERPROFILE%\.jdks") do (
  if not defined jdk for /d %%j in ("%%~d\*") do call :suits "%%~j"
)
if not defined jdk (
  echo picode: no JDK 25 or newer was found: install one ^(https://adoptium.net^), and point PICODE_JAVA_HOME at it if it is in an unusual folder. 1>&2
  exit /b 6
)
if defined PICODE_FIND (
  echo !jdk!
  exit /b 0
)

set "role=script"
if exist "%home%\lib\commands" set "role=guest"
set "tier="
set "first=%~1"
if defined first if not "!first!"=="repl" if not "!first!"=="mcp" if not "!first!"=="serve" set "tier=-XX:TieredStopAtLevel=1"
if exist "%home%\lib\commands" for /f "usebackq delims=" %%l in ("%home%\lib\commands") do (
  for %%w in (%%l doctor repl mcp serve) do if "!first!"=="%%w" set "role=script"
)
if "!first!"=="eval" set "role=eval"
for %%w in (audit checkpoint completion diff ext help model provider restore secret session trust undo --help -h --version -V) do if "!first!"=="%%w" set "role=host"

set "jars="
for /f "usebackq delims=" %%l in ("%home%\lib\classpath") do (
  for %%n in (%%l) do set "jars=!jars!;%home%\lib\%%n"
)
if not defined jars (
  echo picode: "%home%\lib\classpath" cannot be read: the folder is not complete. 1>&2
  exit /b 6
)
set "jars=!jars:~1!"

rem PiCode writes UTF-8. The code page belongs to the console and not to this script, so it is put back, unless
rem output goes nowhere near one and chcp fails.
set "page="
for /f "tokens=2 delims=:." %%p in ('chcp 2^>nul') do set "page=%%p"
if defined page set "page=!page: =!"

rem From here on without delayed expansion, which would eat a `!` in an argument.
endlocal & set "picode_jdk=%jdk%" & set "picode_jars=%jars%" & set "picode_at=%home%" & set "picode_role=%role%" & set "picode_tier=%tier%" & set "picode_page=%page%"
if defined picode_page if not "%picode_page%"=="65001" chcp 65001 >nul 2>nul
rem The heap starts small, as in the script `picode`: a large young generation doubles the memory of a command
rem and saves it no time. Output that is no console has no code page, and chcp changes nothing there.
"%picode_jdk%\bin\java.exe" -XX:+UseSerialGC -Xms16m -XX:NewSize=8m -XX:-UsePerfData -Xlog:disable ^
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ^
  -Dpolyglot.engine.WarnInterpreterOnly=false ^
  -Dtree-sitter-lib="%picode_at%\lib\natives" -Dorg.sqlite.lib.path="%picode_at%\lib\natives\lib" ^
  -Dtruffle.attach.library="%picode_at%\lib\none" -Dpolyglotimpl.AttachLibraryFailureAction=ignore ^
  %picode_tier% %PICODE_JAVA_OPTS% -Dpicode.home="%picode_at%" -Dpicode.role=%picode_role% -Dpicode.cache.file= -Dpicode.cache.why=windows ^
  -cp "%picode_jars%" dev.picode.app.Main %*
set "picode_code=%errorlevel%"
if defined picode_page if not "%picode_page%"=="65001" chcp %picode_page% >nul 2>nul
exit /b %picode_code%

rem Sets jdk to the folder when its release file names version 25 or newer, and keeps one found earlier.
:suits
if defined jdk exit /b
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
for /f "usebackq tokens=2 delims==" %%v in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do (
  for /f "delims=.-+ " %%m in ("%%~v") do if %%m geq 25 set "jdk=%~1"
)
exit /b
