// A device that speaks: it writes down what it is asked to say. VOICES is replaced by the voices it has.
(() => {
  const voices = VOICES;
  const listeners = [];
  let timer;
  const fake = {
    getVoices: () => (globalThis.voicesLate ? [] : voices),
    addEventListener: (_type, listener) => listeners.push(listener),
    removeEventListener: (_type, listener) => listeners.splice(listeners.indexOf(listener), 1),
    speak(utterance) {
      globalThis.said.push({ text: utterance.text, lang: utterance.lang });
      timer = setTimeout(() => utterance.dispatchEvent(new Event("end")), globalThis.saidFor);
    },
    cancel: () => clearTimeout(timer),
  };
  globalThis.said = [];
  globalThis.saidFor = 200;
  globalThis.learnVoices = () => {
    globalThis.voicesLate = false;
    for (const listener of [...listeners]) listener();
  };
  Object.defineProperty(globalThis, "speechSynthesis", { value: fake });
  globalThis.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) {
      super();
      this.text = text;
    }
  };
})();
