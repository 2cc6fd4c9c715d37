package dev.picode.binding;

import dev.picode.context.rank.TokenCounter;
import dev.picode.llm.Message;
import dev.picode.llm.ModelAnswer;
import dev.picode.llm.ModelInfo;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.Part;
import dev.picode.llm.RequestLimits;
import dev.picode.llm.ResponseSchema;
import dev.picode.llm.Role;
import dev.picode.llm.SystemPart;
import dev.picode.llm.Usage;
import dev.picode.llm.json.RequestJson;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Declared;
import dev.picode.sandbox.binding.Param;
import dev.picode.sandbox.binding.Streamed;
import dev.picode.sandbox.capability.Capability;
import dev.picode.sandbox.json.JsonMembers;
import dev.picode.schema.JsonSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `ctx.llm`. Safe for many threads.
@Binding(name = "llm", doc = "Language models. The person says which one is asked and pays for it, so the tokens that an extension"
    + " may take are limited (`model.script-tokens`). What a model says is text from outside: check it before you act on it.")
public final class LlmBinding {
  private final String owner;
  private final Access access;
  private final ScriptModels models;
  private final String command;

  /// @param owner the id of the extension this is for
  /// @param command the command this is for; empty for what is none
  LlmBinding(String owner, String command, Access access, ScriptModels models) {
    this.owner = owner;
    this.command = command;
    this.access = access;
    this.models = models;
  }

  /// The tokens of an answer.
  public record TokenUse(
      @Param(doc = "Tokens of the request that were read anew.") long input,
      @Param(doc = "Tokens of the answer, thoughts among them.") long output,
      @Param(doc = "Tokens of the request that the provider had in its cache.") long cached) {}

  /// A tool that a model wants to use.
  public record ToolWish(
      @Param(doc = "Names the call; its result has to repeat it.") String id,
      @Param(doc = "The tool.") String name,
      @Param(doc = "What it is to be called with.") Map<String, @Nullable Object> params) {}

  /// What a model said.
  public record ModelReply(
      @Param(doc = "Its words, without thoughts.") String text,
      @Param(doc = "The tools it wants to use.") List<ToolWish> calls,
      @Param(doc = "Why it ended: `end`, `max-tokens`, `tool-calls`, `stop-sequence`, `refusal`, `content-filter` or"
          + " `other`.") String stop,
      @Param(doc = "Who said it, as `PROVIDER/MODEL`.") String model,
      @Param(doc = "The tokens it took.") TokenUse usage,
      @Param(doc = "What it cost in US dollars; null where the price is not known.") @Nullable Double cost,
      @Param(doc = "The whole message in PiCode's own form, to be given back as the next one of the conversation.") Map<String, @Nullable Object> message) {}

  /// A model that could be asked.
  public record ModelEntry(
      @Param(doc = "Its name, as `PROVIDER/MODEL`.") String name,
      @Param(doc = "What people call it.") String title,
      @Param(doc = "The most tokens of a request and its answer; 0 where that is not known.") long contextTokens,
      @Param(doc = "The most tokens of an answer; 0 where that is not known.") long outputTokens,
      @Param(doc = "Whether it can use tools.") boolean tools,
      @Param(doc = "Whether it takes images.") boolean images) {}

  /// Asks one thing.
  @Callable(doc = "Asks a model one thing and gives back its words.", capability = "llm", since = 1, example = "const title = await ctx.llm.complete(\"Name this change in five words:\\n\" + diff, { small: true });")
  public String complete(
      @Param(doc = "What is asked.") String prompt,
      @Param(doc = "What the model is told before.", option = "\"\"") String system,
      @Param(doc = "The model as `PROVIDER/MODEL`; by default the one the person chose.", option = "\"\"") String model,
      @Param(doc = "Whether the person's model for small things will do.", option = "false") boolean small,
      @Param(doc = "The most tokens of the answer; 0 for as many as the model has.", option = "0") int maxTokens,
      @Param(doc = "How much chance there is, from 0 to 2; null for the model's own.", option = "null") @Nullable Double temperature) {
    access.require(new Capability.Llm());
    return ask("llm.complete", model, small,
        asked(prompt, system, maxTokens).withTemperature(checked(temperature))).text();
  }

  /// Goes on with a conversation.
  @Callable(doc = "Gives a model a conversation and gives back what it says next. A message is `{ role, text }`, or"
      + " `{ role, parts }` in PiCode's own form, which can hold images, and calls and results of tools.", capability = "llm", since = 1, example = "const messages = [{ role: \"user\", text: \"Which files matter?\" }];\nconst reply = await ctx.llm.chat(messages);\nmessages.push(reply.message);")
  public ModelReply chat(
      @Param(doc = "The conversation, oldest first.") List<Map<String, @Nullable Object>> messages,
      @Param(doc = "What the model is told before.", option = "\"\"") String system,
      @Param(doc = "The tools it may ask for: `{ name, description, parameters }`.", option = "[]") List<Map<String, @Nullable Object>> tools,
      @Param(doc = "The model as `PROVIDER/MODEL`; by default the one the person chose.", option = "\"\"") String model,
      @Param(doc = "Whether the person's model for small things will do.", option = "false") boolean small,
      @Param(doc = "The most tokens of the answer; 0 for as many as the model has.", option = "0") int maxTokens,
      @Param(doc = "How much chance there is, from 0 to 2; null for the model's own.", option = "null") @Nullable Double temperature) {
    access.require(new Capability.Llm());
    return reply(ask("llm.chat", model, small,
        conversation(messages, system, tools, maxTokens, temperature)));
  }

  /// Goes on with a conversation, piece by piece.
  @Callable(doc = "Asks a model and gives back what it says while it says it: events of PiCode's own form, each with a `type`."
      + " `text` has words, `thinking` thoughts, `tool-call` pieces of a call, `usage` tokens, and `stop` is the last."
      + " Leaving the loop cancels the request; so does `close()`, and in Python the end of a `with`. `result()` gives what"
      + " `chat` would, once it is whole.", capability = "llm", since = 1, example = "const stream = ctx.llm.stream({ prompt: \"Tell a story\" });\nfor await (const event of stream) {\n  if (event.type === \"text\") await ctx.ui.say(event.text);\n}\nconst { usage } = await stream.result();")
  public Streamed<@Declared("Delta") Map<String, @Nullable Object>, ModelReply> stream(
      @Param(doc = "What is asked, where it is one thing.", option = "\"\"") String prompt,
      @Param(doc = "The conversation otherwise, oldest first, as `chat` takes it.", option = "[]") List<Map<String, @Nullable Object>> messages,
      @Param(doc = "What the model is told before.", option = "\"\"") String system,
      @Param(doc = "The tools it may ask for: `{ name, description, parameters }`.", option = "[]") List<Map<String, @Nullable Object>> tools,
      @Param(doc = "The model as `PROVIDER/MODEL`; by default the one the person chose.", option = "\"\"") String model,
      @Param(doc = "Whether the person's model for small things will do.", option = "false") boolean small,
      @Param(doc = "The most tokens of the answer; 0 for as many as the model has.", option = "0") int maxTokens,
      @Param(doc = "How much chance there is, from 0 to 2; null for the model's own.", option = "null") @Nullable Double temperature) {
    access.require(new Capability.Llm());
    if (prompt.isEmpty() == messages.isEmpty()) {
      throw invalid("`llm.stream` takes either a `prompt` or `messages`");
    }
    List<Map<String, @Nullable Object>> said = messages.isEmpty()
        ? List.of(JsonMembers.of("role", "user", "text", prompt))
        : messages;
    var asking = models.asking(owner, new ScriptModels.Wish(command, model, small,
        conversation(said, system, tools, maxTokens, temperature)));
    return ModelStream.start(listener -> {
      ModelAnswer answer = asking.ask(listener);
      did("llm.stream", answer);
      return reply(answer);
    }, () -> access.did("llm.stream", Map.of("ended", "early")));
  }

  /// Asks for a value of a shape.
  @Callable(doc = "Asks a model for a value and checks it against a JSON Schema. Where the first answer does not fit, it is asked"
      + " once more.", capability = "llm", since = 1, example = "const { kind } = await ctx.llm.json(\"What kind of change is this?\\n\" + diff,\n  { type: \"object\", properties: { kind: { enum: [\"fix\", \"feat\"] } }, required: [\"kind\"] });")
  public @Nullable Object json(
      @Param(doc = "What is asked.") String prompt,
      @Param(doc = "The JSON Schema of the answer.") Map<String, @Nullable Object> schema,
      @Param(doc = "What the model is told before.", option = "\"\"") String system,
      @Param(doc = "The model as `PROVIDER/MODEL`; by default the one the person chose.", option = "\"\"") String model,
      @Param(doc = "Whether the person's model for small things will do.", option = "false") boolean small,
      @Param(doc = "The most tokens of the answer; 0 for as many as the model has.", option = "0") int maxTokens) {
    access.require(new Capability.Llm());
    JsonSchema shape = JsonSchema.of(schema, "`schema`");
    ModelRequest request = asked(prompt, system, maxTokens)
        .withResponseSchema(new ResponseSchema("answer", schema));
    ModelAnswer first = ask("llm.json", model, small, request);
    var judged = JudgedAnswer.of(shape, first.text());
    if (judged.isRight()) {
      return judged.value();
    }
    var again = new ArrayList<>(request.messages());
    again.add(Message.assistant(first.text().isEmpty() ? "(nothing)" : first.text()));
    again.add(Message.user(judged.complaint()));
    var last = JudgedAnswer.of(shape,
        ask("llm.json", model, small, request.withMessages(again)).text());
    if (last.isRight()) {
      return last.value();
    }
    throw last.failure();
  }

  /// Counts tokens.
  @Callable(doc = "Estimates how many tokens a text has, a bit generously. Asks nobody.", capability = "none", since = 1, example = "const tokens = await ctx.llm.countTokens(await ctx.files.read(\"README.md\"));")
  public long countTokens(@Param(doc = "The text.") String text) {
    return TokenCounter.estimate().count(text);
  }

  /// Lists models.
  @Callable(doc = "Lists the models that are known without asking anybody.", capability = "llm", since = 1, example = "const names = (await ctx.llm.models()).map((each) => each.name);")
  public List<ModelEntry> models(
      @Param(doc = "Those of one provider; by default those of all that could be asked.", option = "\"\"") String provider) {
    access.require(new Capability.Llm());
    return models.models(provider).stream().map(known -> {
      ModelInfo info = known.info();
      return new ModelEntry(known.name(), info.title(), info.supports().maxContextTokens(),
          info.maxOutputTokens(), info.supports().tools(), info.supports().images());
    }).toList();
  }

  private ModelAnswer ask(String act, String model, boolean small, ModelRequest request) {
    ModelAnswer answer = models.ask(owner, new ScriptModels.Wish(command, model, small, request));
    did(act, answer);
    return answer;
  }

  private void did(String act, ModelAnswer answer) {
    var details = new LinkedHashMap<String, String>();
    details.put("model", answer.provider() + "/" + answer.model());
    details.put("tokens", String.valueOf(answer.usage().total()));
    access.did(act, details);
  }

  private static ModelRequest conversation(List<Map<String, @Nullable Object>> messages,
      String system, List<Map<String, @Nullable Object>> tools, int maxTokens,
      @Nullable Double temperature) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("model", "");
    plain.put("messages", messages.stream().map(LlmBinding::whole).toList());
    plain.put("tools", tools);
    return RequestJson.read(plain)
        .withSystem(told(system))
        .withLimits(limits(maxTokens))
        .withTemperature(checked(temperature));
  }

  private static ModelRequest asked(String prompt, String system, int maxTokens) {
    return ModelRequest.of("", prompt).withSystem(told(system)).withLimits(limits(maxTokens));
  }

  private static List<SystemPart> told(String system) {
    return system.isEmpty() ? List.of() : List.of(new SystemPart(system, false));
  }

  private static RequestLimits limits(int maxTokens) {
    if (maxTokens < 0) {
      throw invalid("`maxTokens` is below 0");
    }
    return new RequestLimits(maxTokens, List.of());
  }

  private static @Nullable Double checked(@Nullable Double temperature) {
    if (temperature != null && !(temperature >= 0 && temperature <= 2)) {
      throw invalid("`temperature` is not from 0 to 2");
    }
    return temperature;
  }

  private static RuntimeException invalid(String what) {
    return Problem.of("argument-invalid", ProblemKind.USER, what,
        "the reference lists what it takes: docs/reference/api.md").toException();
  }

  /// A message whose words stand for its parts.
  private static Map<String, @Nullable Object> whole(Map<String, @Nullable Object> message) {
    if (!(message.get("text") instanceof String text) || message.containsKey("parts")) {
      return message;
    }
    var whole = new LinkedHashMap<String, @Nullable Object>(message);
    whole.remove("text");
    whole.put("parts", List.of(JsonMembers.of("type", "text", "text", text)));
    return whole;
  }

  private static ModelReply reply(ModelAnswer answer) {
    var calls = new ArrayList<ToolWish>();
    for (Part part : answer.parts()) {
      if (part instanceof Part.ToolCall call) {
        calls.add(new ToolWish(call.id(), call.name(), call.arguments()));
      }
    }
    Usage usage = answer.usage();
    List<Part> parts = answer.parts().isEmpty() ? List.of(new Part.Text("")) : answer.parts();
    return new ModelReply(answer.text(), calls, answer.stop().text(),
        answer.provider() + "/" + answer.model(),
        new TokenUse(usage.input() + usage.cacheWrite(), usage.output(), usage.cacheRead()),
        answer.cost(), RequestJson.message(new Message(Role.ASSISTANT, parts)));
  }
}
