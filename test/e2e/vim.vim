" Run by vim.e2e.ts with the documented configuration: opens each Dockerfile, notes what ALE shows, adds a line, saves, and waits for the fix.
" Environment: FILES (one a line), SETTINGS (the Vim script of docs/editors.md), REPORT (where the JSON goes).
set nocompatible nomore noswapfile
filetype plugin on
packadd ale
source $SETTINGS
let g:fixed = 0
autocmd User ALEFixPost let g:fixed += 1

function! WaitFor(condition) abort
  let l:rounds = 0
  while l:rounds < 300 && !eval(a:condition)
    sleep 50m
    let l:rounds += 1
  endwhile
endfunction

function! Edit(file) abort
  let l:fixed = g:fixed
  execute 'edit' fnameescape(a:file)
  let l:quiet = a:file =~# 'ignored'
  " nothing says that a language server has nothing to say
  call WaitFor(l:quiet ? 'reltimefloat(reltime(g:start)) > 1.5' : '!empty(ale#engine#GetLoclist(bufnr("%")))')
  let l:shown = map(copy(ale#engine#GetLoclist(bufnr('%'))), {_, item -> item.lnum . ' ' . get(item, 'detail', item.text)})
  call append('$', '# touched')
  write
  call WaitFor('g:fixed > ' . l:fixed . ' && !&modified')
  return l:shown
endfunction

let g:report = []
try
  for g:file in split($FILES, "\n")
    let g:start = reltime()
    call add(g:report, Edit(g:file))
  endfor
catch
  call add(g:report, [v:exception . ' in ' . v:throwpoint])
endtry
call writefile([json_encode(g:report)], $REPORT)
qall!
