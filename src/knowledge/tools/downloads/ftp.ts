import type { Tool } from '../../tool.ts';

export const ftp: Tool = {
  name: 'ftp',
  docs: 'https://lftp.yar.ru/lftp-man.html',
  programs: ['ftp', 'lftp', 'ncftpput', 'ncftpget', 'ncftp'],
  readsFilesOf: [{ tool: 'netrc', programs: ['ftp', 'lftp'] }],
  options: [
    { programs: ['lftp'], options: ['-u'], form: 'user,value', source: 'https://lftp.yar.ru/lftp-man.html' },
    { programs: ['ncftpput', 'ncftpget', 'ncftp'], options: ['-p'], form: 'value', source: 'https://www.ncftp.com/ncftp/doc/ncftpput.html' },
  ],
  logins: [{ programs: ['ftp', 'lftp'], source: 'https://everything.curl.dev/usingcurl/netrc' }],
};
