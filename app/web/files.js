// Files for Rust. `tumbuhShare(name, text)` hands one to whom the person chooses, or saves it where nothing can be shared; it is
// refused with `cancelled` when the person changed their mind. `tumbuhPick()` is the text of one that they choose, or nothing.
const save = (file) => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

globalThis.tumbuhShare = async (name, text) => {
  // Of what can be shared everywhere, a plain text comes nearest.
  const file = new File([text], name, { type: 'text/plain' });
  if (!navigator.canShare?.({ files: [file] })) return save(file);
  try {
    await navigator.share({ files: [file] });
  } catch (error) {
    if (error.name === 'AbortError') throw 'cancelled';
    save(file);
  }
};

globalThis.tumbuhPick = () =>
  new Promise((resolve, reject) => {
    const field = document.createElement('input');
    field.type = 'file';
    field.accept = '.txt,text/plain';
    field.addEventListener('change', () => field.files[0].text().then(resolve, reject));
    field.addEventListener('cancel', () => resolve());
    field.click();
  });
