// all.test.mjs - all of these in one process: the schemas are compiled once.
import './commands.test.mjs';
import './goldens.test.mjs';
import './words.test.mjs';
