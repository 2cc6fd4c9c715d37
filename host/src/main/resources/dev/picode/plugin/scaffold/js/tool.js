import { tool } from "@picode/sdk";

tool("$name$", ({ text }) => ({ words: text.split(/\s+/).filter(Boolean).length }));
