docker-%: ; docker build -t $* $*
