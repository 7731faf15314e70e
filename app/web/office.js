// Starts the office. All else is Rust.
import init from '../pkg/office/tumbuh_office.js';
import wasm from '../pkg/office/tumbuh_office_bg.wasm?url';
import { start } from './office-page.js';

start(init, wasm);
