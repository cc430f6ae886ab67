-- Run by neovim.e2e.ts: opens each Dockerfile, notes what is shown, adds a line, saves, and writes what it saw as JSON.
-- Environment: FILES (one a line), SETTINGS (the Lua of docs/editors.md), REPORT (where the JSON goes), LINT (1: as nvim-lint, else with the server).
local report = { shown = {} }

-- vim.lsp.start came with 0.8; Debian 12 has 0.7
local function start_server(buffer, root)
  local config = { name = 'dockerlint', cmd = { 'dockerlint', 'lsp', '--stdio' }, root_dir = root }
  local client = vim.lsp.start and vim.lsp.start(config) or vim.lsp.start_client(config)
  vim.lsp.buf_attach_client(buffer, client)
  return client
end

-- as much of nvim-lint as its documentation says of a linter: https://github.com/mfussenegger/nvim-lint#custom-linters
local lint = { linters = {}, linters_by_ft = {} }
function lint.try_lint()
  for _, name in ipairs(lint.linters_by_ft[vim.bo.filetype] or {}) do
    local linter = lint.linters[name]
    local command = { linter.cmd }
    for _, argument in ipairs(linter.args) do
      table.insert(command, type(argument) == 'function' and argument() or argument)
    end
    local output = vim.fn.system(command, table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n') .. '\n')
    vim.diagnostic.set(vim.api.nvim_create_namespace(name), 0, linter.parser(output, 0))
  end
end
package.loaded.lint = lint

local function shown_in(buffer)
  local list = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
    table.insert(list, (diagnostic.lnum + 1) .. ' ' .. diagnostic.message:gsub('\n', ' '))
  end
  return #list > 0 and list or vim.empty_dict and vim.fn.json_decode('[]')
end

local function run()
  dofile(vim.env.SETTINGS)
  local clients = {}
  for _, file in ipairs(vim.split(vim.env.FILES, '\n')) do
    vim.cmd('edit ' .. vim.fn.fnameescape(file))
    local buffer = vim.api.nvim_get_current_buf()
    if vim.env.LINT ~= '1' then table.insert(clients, start_server(buffer, vim.fn.getcwd())) end
    -- nothing says that a language server has nothing to say
    vim.wait(file:find('ignored') and 1500 or 15000, function() return #vim.diagnostic.get(buffer) > 0 end, 20)
    table.insert(report.shown, shown_in(buffer))
    vim.api.nvim_buf_set_lines(buffer, -1, -1, true, { '# touched' })
    vim.cmd('write')
  end
  for _, client in ipairs(clients) do vim.lsp.stop_client(client) end
  report.stopped = vim.wait(8000, function() return #vim.lsp.get_active_clients() == 0 end, 20)
end

local ok, problem = pcall(run)
if not ok then report.problem = tostring(problem) end
local file = assert(io.open(vim.env.REPORT, 'w'))
file:write(vim.fn.json_encode(report))
file:close()
vim.cmd('qall!')
