// A photo for Rust. `tumbuhPhoto(file, edge, most)` draws a picture anew, no side longer than `edge` pixels and no more than `most`
// bytes: what a camera writes beside it, such as the place, stays behind. It gives the bytes, their SHA-256 and an address to show
// them by, and is refused where the file is no picture.
const encoded = (canvas, quality) => new Promise((done) => canvas.toBlob(done, 'image/jpeg', quality));

const drawn = (picture, edge) => {
  const scale = Math.min(1, edge / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d');
  // What is transparent would be black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
};

const small = async (picture, edge, most) => {
  for (let side = edge; side >= 1; side *= 0.75) {
    const canvas = drawn(picture, side);
    for (const quality of [0.8, 0.65, 0.5]) {
      const photo = await encoded(canvas, quality);
      if (photo && photo.size <= most) return photo;
    }
  }
  throw 'too large';
};

globalThis.tumbuhPhoto = async (file, edge, most) => {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const photo = await small(picture, edge, most);
  picture.close();
  const bytes = new Uint8Array(await photo.arrayBuffer());
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const sha256 = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { bytes, sha256, address: URL.createObjectURL(photo) };
};
