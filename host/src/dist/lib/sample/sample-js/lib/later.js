export const later = (millis) => new Promise((resolve, reject) => {
  const controller = new AbortController();
  const timer = setInterval(() => controller.abort(), millis);
  controller.signal.addEventListener("abort", () => {
    clearInterval(timer);
    setTimeout(resolve, 0);
  });
  Promise.allSettled([Promise.reject(new TypeError("a")), Promise.race([1, 2])]).catch(reject);
  queueMicrotask(() => new TextDecoder().decode(new TextEncoder().encode("é")));
});
