import type { Tool } from '../../tool.ts';
import { INDEX_VARIABLES } from './shared.ts';

/** Modules of Python packages that download public data or a browser: `python -m nltk.downloader punkt`. */
export const modelDownloads: Tool = {
  name: 'model-downloads',
  docs: 'https://www.nltk.org/data.html',
  programs: ['nltk.downloader', 'textblob.download_corpora', 'unidic', 'camoufox', 'patchright', 'spacy'],
  environment: [
    // it starts pip with the address of a release
    {
      programs: ['spacy'],
      variables: INDEX_VARIABLES,
      how: 'gives %s to pip',
      runs: 'code that its configuration names',
      plain: /^(?:download|info|validate)(?: |$)/,
      source: 'https://spacy.io/api/cli#download',
    },
  ],
  inert: [
    {
      programs: ['nltk.downloader', 'textblob.download_corpora'],
      certainty: 'by-manual',
      what: 'a program that downloads public data',
      source: 'https://www.nltk.org/data.html',
    },
    {
      programs: ['unidic'],
      certainty: 'by-manual',
      what: 'a program that downloads public data',
      unless: /^(?!download(?: |$))/,
      source: 'https://pypi.org/project/unidic/',
    },
    {
      programs: ['camoufox'],
      certainty: 'by-manual',
      what: 'a program that downloads a browser',
      unless: /^(?!(?:fetch|path|remove|version)(?: |$))/,
      source: 'https://camoufox.com/python/installation',
    },
    {
      programs: ['patchright'],
      certainty: 'by-manual',
      what: 'a program that downloads a browser',
      unless: /^(?!(?:install|install-deps|uninstall)(?: |$))/,
      source: 'https://pypi.org/project/patchright/',
    },
  ],
};
