#compdef onrecord
# Completion of onrecord for zsh. The program itself knows what can stand where.
_onrecord() {
    local -a given lines values shown
    local line
    given=("${(@Q)words}")
    given[CURRENT]=${(Q)PREFIX}
    lines=("${(@f)$("${given[1]/#\~\//$HOME/}" complete zsh $((CURRENT - 1)) "${(@)given/#\~\//$HOME/}" 2>/dev/null)}")
    for line in "${(@)lines[2,-1]}"; do
        values+=("${line%%$'\t'*}")
        shown+=("${line/$'\t'/  -- }")
    done
    if (( $#values )); then
        compadd -U -l -d shown -a values
        # The names of dossiers stand beside those of files.
        [[ ${lines[1]} = dossiers ]] && _files
        return
    fi
    case ${lines[1]} in
        files|dossiers) _files ;;
        folders) _files -/ ;;
    esac
}
if [ "${funcstack[1]}" = _onrecord ]; then
    _onrecord "$@"
else
    compdef _onrecord onrecord
fi
