import { tool } from "@picode/sdk";

interface Parameters {
  text: string;
}

tool("$name$", ({ text }: Parameters) => ({ words: text.split(/\s+/).filter(Boolean).length }));
