// The list of models that a service gives.

export const discover = ({ baseUrl }) => ({ method: 'GET', url: `${baseUrl}/models`, headers: {} });

const MILLION = 1_000_000;

// What else services say of a model: OpenRouter most, vLLM and llama.cpp how much fits.
function model(given) {
  const found = { id: given.id };
  if (given.name) found.title = given.name;
  const supports = {};
  const context = given.context_length ?? given.max_model_len ?? given.context_window ?? given.meta?.n_ctx_train
    ?? given.max_context_length;
  if (context > 0) supports.maxContextTokens = context;
  const takes = given.architecture?.input_modalities;
  if (Array.isArray(takes)) supports.images = takes.includes('image');
  const knows = given.supported_parameters;
  if (Array.isArray(knows)) {
    supports.tools = knows.includes('tools');
    supports.thinking = knows.includes('reasoning');
  }
  if (Object.keys(supports).length > 0) found.supports = supports;
  const most = given.top_provider?.max_completion_tokens ?? given.max_completion_tokens;
  if (most > 0) found.maxOutputTokens = most;
  const { prompt, completion, input_cache_read: read, input_cache_write: write } = given.pricing ?? {};
  if (prompt >= 0 && completion >= 0) {
    found.price = {
      input: prompt * MILLION, output: completion * MILLION,
      cacheRead: (read ?? prompt) * MILLION, cacheWrite: (write ?? prompt) * MILLION,
    };
  }
  return found;
}

const OTHERS = /^(text-embedding|whisper|tts|dall-e|omni-moderation|text-moderation|babbage|davinci|gpt-image|sora)/;

export function discovered(answer) {
  const given = answer.json;
  const list = Array.isArray(given) ? given : given?.data ?? given?.models ?? [];
  return list.filter((each) => typeof each.id === 'string' && !OTHERS.test(each.id)).map(model);
}
