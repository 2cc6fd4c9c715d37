import { provider } from '@picode/sdk';
import { failed, finish, response } from './lib/answer.js';
import { request } from './lib/request.js';

const can = { images: true, thinking: true, maxContextTokens: 1_048_576 };

provider('gemini', {
  models: [
    { id: 'gemini-3-pro-preview', title: 'Gemini 3 Pro', supports: can, maxOutputTokens: 65_536 },
    { id: 'gemini-2.5-pro', title: 'Gemini 2.5 Pro', supports: can, maxOutputTokens: 65_536 },
    { id: 'gemini-2.5-flash', title: 'Gemini 2.5 Flash', supports: can, maxOutputTokens: 65_536 },
    { id: 'gemini-2.5-flash-lite', title: 'Gemini 2.5 Flash-Lite', supports: can, maxOutputTokens: 65_536 },
  ],
  supports: { streaming: true, tools: true, images: true, thinking: true, maxContextTokens: 1_048_576 },
  request,
  response,
  finish,

  error(status, body) {
    let said;
    try {
      said = JSON.parse(body);
    } catch {
      return undefined;
    }
    const { error } = (Array.isArray(said) ? said[0] : said) ?? {};
    if (typeof error?.message !== 'string') return undefined;
    const { code, message, retryable } = failed(error);
    return { code, message, retryable };
  },

  discover: ({ baseUrl }) => ({ method: 'GET', url: `${baseUrl}/v1beta/models?pageSize=1000`, headers: {} }),

  discovered: (answer) => (answer.json?.models ?? [])
    .filter((model) => model.supportedGenerationMethods?.includes('generateContent'))
    .map((model) => ({
      id: model.name.replace('models/', ''),
      title: model.displayName ?? model.name,
      supports: { thinking: model.thinking === true, maxContextTokens: model.inputTokenLimit ?? 0 },
      maxOutputTokens: model.outputTokenLimit ?? 0,
    })),
});
