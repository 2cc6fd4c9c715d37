// What is asked, as the Gemini API takes it.

const BUDGETS = { off: 0, low: 1_024, medium: 8_192, high: 24_576 };

const text = (parts) => parts.filter(({ type }) => type === 'text').map((part) => part.text).join('\n');
const picture = ({ mediaType, data }) => ({ inlineData: { mimeType: mediaType, data } });
const signed = (part, signature) => (signature ? { ...part, thoughtSignature: signature } : part);

// A result names the tool, which only the call does.
function result({ callId, parts, isError }, names) {
  const said = text(parts);
  return [
    { functionResponse: { name: names.get(callId) ?? callId, response: isError ? { error: said } : { output: said } } },
    ...parts.filter(({ type }) => type === 'image').map(picture),
  ];
}

// What proves thoughts that are not a call's goes back with the words that follow them.
function content({ role, parts }, names) {
  const found = [];
  let proof;
  for (const part of parts) {
    switch (part.type) {
      case 'text':
        if (part.text !== '') found.push(signed({ text: part.text }, proof));
        proof = undefined;
        break;
      case 'image':
        found.push(picture(part));
        break;
      case 'thinking':
        proof = part.signature ?? proof;
        break;
      case 'tool-call':
        names.set(part.id, part.name);
        found.push(signed({ functionCall: { name: part.name, args: part.arguments } }, part.signature));
        break;
      default:
        found.push(...result(part, names));
    }
  }
  return { role: role === 'user' ? 'user' : 'model', parts: found };
}

const MODES = { auto: 'AUTO', none: 'NONE', required: 'ANY' };

export function request(neutral, { baseUrl, stream }) {
  const names = new Map();
  const body = {
    contents: neutral.messages.map((message) => content(message, names)).filter(({ parts }) => parts.length > 0),
  };
  if (neutral.system.length > 0) {
    body.systemInstruction = { parts: neutral.system.map((each) => ({ text: each.text })) };
  }
  if (neutral.tools.length > 0) {
    body.tools = [{ functionDeclarations: neutral.tools.map(({ name, description, parameters }) =>
      ({ name, description, parametersJsonSchema: parameters })) }];
    const { type, name } = neutral.choice;
    body.toolConfig = { functionCallingConfig: type === 'tool'
      ? { mode: 'ANY', allowedFunctionNames: [name] } : { mode: MODES[type] } };
  }
  const config = configured(neutral);
  if (Object.keys(config).length > 0) body.generationConfig = config;
  const how = stream ? 'streamGenerateContent?alt=sse' : 'generateContent';
  return {
    method: 'POST', url: `${baseUrl}/v1beta/models/${encodeURIComponent(neutral.model)}:${how}`, headers: {}, body,
  };
}

function configured({ limits, temperature, thinking, responseSchema }) {
  const config = {};
  if (limits.maxOutputTokens > 0) config.maxOutputTokens = limits.maxOutputTokens;
  if (limits.stop.length > 0) config.stopSequences = limits.stop;
  if (temperature != null) config.temperature = temperature;
  if (thinking != null) {
    const thinkingBudget = thinking.budgetTokens > 0 ? thinking.budgetTokens : BUDGETS[thinking.level];
    config.thinkingConfig = { thinkingBudget, includeThoughts: thinkingBudget > 0 };
  }
  if (responseSchema != null) {
    config.responseMimeType = 'application/json';
    config.responseJsonSchema = responseSchema.schema;
  }
  return config;
}
