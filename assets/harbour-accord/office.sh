#!/bin/sh
# office.sh NAME.txt KIND OUTDIR: the text, through LibreOffice Writer, as NAME.KIND
set -eu
here=$(dirname "$0"); work=$(mktemp -d); name=$(basename "$1" .txt)
python3 "$here/office.py" "$1" "$work/$name.fodt"
soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to "$2" --outdir "$3" "$work/$name.fodt" >/dev/null
rm -r "$work"
