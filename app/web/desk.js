// Starts the desk. All else is Rust.
import init from '../pkg/desk/tumbuh_desk.js';
import wasm from '../pkg/desk/tumbuh_desk_bg.wasm?url';
import english from '../pkg/en.txt?url';
import { start } from './office-page.js';
import './photo.js';

// Screens that the phone has, too, speak its English words.
document.documentElement.dataset.english = english;

start(init, wasm);
