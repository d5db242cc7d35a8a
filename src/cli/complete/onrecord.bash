# Completion of onrecord for bash. The program itself knows what can stand where.
_onrecord() {
    local line first=yes both= program=${1:-${COMP_WORDS[0]}}
    COMPREPLY=()
    while IFS= read -r line; do
        if [ -n "$first" ]; then
            first=
            # What bash itself completes where none of the words below fits.
            case $line in
                files) compopt -o default 2>/dev/null ;;
                dossiers) both=yes; compopt -o default 2>/dev/null ;;
                folders) compopt -o dirnames 2>/dev/null ;;
            esac
        else
            COMPREPLY+=("$line")
        fi
    done < <("${program/#\~\//$HOME/}" complete bash "$COMP_CWORD" "${COMP_WORDS[@]/#\~\//$HOME/}" 2>/dev/null)
    # The names of dossiers stand beside those of files.
    if [ -n "$both" ] && [ ${#COMPREPLY[@]} -gt 0 ]; then
        compopt -o filenames 2>/dev/null
        while IFS= read -r line; do
            COMPREPLY+=("$line")
        done < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]}")
    fi
}
complete -F _onrecord onrecord
