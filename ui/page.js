// Gradio labels each message with its own source, tags and all; without the label a screen reader reads the message.
() => {
  const unlabel = () =>
    document.querySelectorAll("#wb-chat [data-testid][aria-label]").forEach((message) => message.removeAttribute("aria-label"));
  new MutationObserver(unlabel).observe(document.body, { childList: true, subtree: true });
}
