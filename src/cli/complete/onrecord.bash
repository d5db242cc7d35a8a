# Completion of onrecord for bash. The program itself knows what can stand where.
_onrecord() {
    local line first=yes program=${1:-${COMP_WORDS[0]}}
    COMPREPLY=()
    while IFS= read -r line; do
        if [ -n "$first" ]; then
            first=
            # What bash itself completes where none of the words below fits.
            case $line in
                files) compopt -o default 2>/dev/null ;;
                folders) compopt -o dirnames 2>/dev/null ;;
            esac
        else
            COMPREPLY+=("$line")
        fi
    done < <("${program/#\~\//$HOME/}" complete bash "$COMP_CWORD" "${COMP_WORDS[@]/#\~\//$HOME/}" 2>/dev/null)
}
complete -F _onrecord onrecord
