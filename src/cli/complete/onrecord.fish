# Completion of onrecord for fish. The program itself knows what can stand where.
function __onrecord_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l lines ($before[1] complete fish (count $before) $before "$current" 2>/dev/null)
    for line in $lines[2..-1]
        echo $line
    end
    switch "$lines[1]"
        case files dossiers
            __fish_complete_path "$current"
        case folders
            __fish_complete_directories "$current"
    end
end
complete -c onrecord -f -a '(__onrecord_complete)'
