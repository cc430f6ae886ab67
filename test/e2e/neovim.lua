-- Run by neovim.e2e.ts: opens the Dockerfile, waits for the server's diagnostics, saves, and writes what it saw as JSON.
-- Environment: CLI (path of cli.mjs), FILE (the Dockerfile), ON_SAVE (the Lua of docs/editors.md), REPORT (where the JSON goes).
local report = {}

local function diagnostics_of(buffer)
  local list = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
    table.insert(list, { line = diagnostic.lnum + 1, code = diagnostic.code, source = diagnostic.source, message = diagnostic.message })
  end
  return list
end

local function run()
  dofile(vim.env.ON_SAVE)
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.FILE))
  local buffer = vim.api.nvim_get_current_buf()
  report.filetype = vim.bo[buffer].filetype
  local config = { name = 'dockerlint', cmd = { 'node', vim.env.CLI, 'lsp', '--stdio' }, root_dir = vim.fn.fnamemodify(vim.env.FILE, ':h') }
  local client = vim.lsp.start and vim.lsp.start(config) or vim.lsp.start_client(config)
  vim.lsp.buf_attach_client(buffer, client)
  vim.wait(15000, function() return #vim.diagnostic.get(buffer) > 0 end, 20)
  report.opened = diagnostics_of(buffer)
  vim.cmd('write')
  vim.wait(15000, function() return #vim.diagnostic.get(buffer) < #report.opened end, 20)
  report.saved = diagnostics_of(buffer)
  report.modified = vim.bo[buffer].modified
  vim.lsp.stop_client(client)
  report.stopped = vim.wait(5000, function() return vim.lsp.get_client_by_id(client) == nil end, 20)
end

local ok, problem = pcall(run)
if not ok then report.problem = tostring(problem) end
local file = assert(io.open(vim.env.REPORT, 'w'))
file:write(vim.json and vim.json.encode(report) or vim.fn.json_encode(report))
file:close()
vim.cmd('qall!')
