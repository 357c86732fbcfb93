/** The word that makes the program tell what may come next instead of running a command. */
export const COMPLETE = '__complete';

/** The line that says: file names. */
export const FILES_LINE = ':files';

/** What a shell is told to ask the program for words. Each asks for lines of a word, a tab and a summary. */
export const SCRIPTS = {
  bash: `# Completion of assessment-kit for bash. Load it with:
#   source <(assessment-kit completion bash)
_assessment_kit() {
  local line words=("\${COMP_WORDS[@]:1:COMP_CWORD}") current="\${COMP_WORDS[COMP_CWORD]}"
  COMPREPLY=()
  while IFS=$'\\t' read -r line _; do
    if [[ $line == ${FILES_LINE} ]]; then
      compopt -o filenames 2>/dev/null
      while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$current")
    elif [[ -n $line ]]; then
      COMPREPLY+=("$line")
    fi
  done < <(assessment-kit ${COMPLETE} -- "\${words[@]}" 2>/dev/null)
}
complete -F _assessment_kit assessment-kit
`,
  zsh: `#compdef assessment-kit
# Completion of assessment-kit for zsh. Load it with:
#   source <(assessment-kit completion zsh)
_assessment_kit() {
  local -a lines candidates
  local line
  lines=("\${(@f)$(assessment-kit ${COMPLETE} -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  for line in $lines; do
    if [[ $line == ${FILES_LINE} ]]; then
      _files
      return
    fi
    # A colon parts the word from its summary.
    [[ -n $line ]] && candidates+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  _describe 'assessment-kit' candidates
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
compdef _assessment_kit assessment-kit
`,
  fish: `# Completion of assessment-kit for fish. Load it with:
#   assessment-kit completion fish | source
function __assessment_kit_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l lines (assessment-kit ${COMPLETE} -- $words[2..-1] 2>/dev/null)
    if contains -- ${FILES_LINE} $lines
        __fish_complete_path (commandline -ct)
    else
        printf '%s\\n' $lines
    end
end
complete -c assessment-kit -f -a '(__assessment_kit_complete)'
`,
} as const satisfies Record<string, string>;
