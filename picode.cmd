@echo off
rem PiCode from a checkout on Windows: builds it on first use, then runs it.
rem Not run by any test. Unlike ./picode it does not notice changed sources: delete target\picode to rebuild.
setlocal
set "root=%~dp0"
if exist "%root%target\picode\lib\id" goto run

set "PICODE_FIND=1"
for /f "usebackq delims=" %%j in (`call "%root%host\src\dist\bin\picode.cmd"`) do set "JAVA_HOME=%%j"
set "PICODE_FIND="
if not defined JAVA_HOME exit /b 6
echo picode: building on first use; this takes a minute, more when libraries must be downloaded. 1>&2
if not exist "%root%target" mkdir "%root%target"
pushd "%root%"
call mvnw.cmd -B -Dquick package >"%root%target\picode-build.log" 2>&1
set "status=%errorlevel%"
popd
if not "%status%"=="0" (
  findstr /b /c:"[ERROR] " "%root%target\picode-build.log" 1>&2
  echo picode: the build failed; the whole log is "%root%target\picode-build.log". 1>&2
  exit /b 6
)

:run
endlocal & call "%~dp0target\picode\bin\picode.cmd" %*
exit /b %errorlevel%
