import type { Key } from '../keys/key.ts';
import { chord } from '../keys/key.ts';
import type { Buffer } from './buffer.ts';
import type { Editor } from './editor.ts';
import * as edit from './editor.ts';
import * as motion from './motions.ts';

type Command = (editor: Editor) => Editor;

/** The keys that edit text, wherever there is text to edit: the input and every field of a card. */
const commands: Readonly<Record<string, Command>> = {
  left: (editor) => edit.move(editor, motion.left),
  'ctrl+b': (editor) => edit.move(editor, motion.left),
  right: (editor) => edit.move(editor, motion.right),
  'ctrl+f': (editor) => edit.move(editor, motion.right),
  home: (editor) => edit.move(editor, motion.lineStart),
  'ctrl+a': (editor) => edit.move(editor, motion.lineStart),
  end: (editor) => edit.move(editor, motion.lineEnd),
  'ctrl+e': (editor) => edit.move(editor, motion.lineEnd),
  'ctrl+home': (editor) => edit.move(editor, motion.start),
  'ctrl+end': (editor) => edit.move(editor, motion.end),
  'alt+b': (editor) => edit.move(editor, motion.wordLeft),
  'ctrl+left': (editor) => edit.move(editor, motion.wordLeft),
  'alt+left': (editor) => edit.move(editor, motion.wordLeft),
  'alt+f': (editor) => edit.move(editor, motion.wordRight),
  'ctrl+right': (editor) => edit.move(editor, motion.wordRight),
  'alt+right': (editor) => edit.move(editor, motion.wordRight),
  backspace: (editor) => edit.erase(editor, motion.left),
  'shift+backspace': (editor) => edit.erase(editor, motion.left),
  'ctrl+h': (editor) => edit.erase(editor, motion.left),
  delete: (editor) => edit.erase(editor, motion.right),
  'ctrl+w': (editor) => edit.kill(editor, motion.bigWordLeft),
  'alt+backspace': (editor) => edit.kill(editor, motion.wordLeft),
  'ctrl+backspace': (editor) => edit.kill(editor, motion.wordLeft),
  'alt+d': (editor) => edit.kill(editor, motion.wordRight),
  'ctrl+delete': (editor) => edit.kill(editor, motion.wordRight),
  'ctrl+u': (editor) => edit.kill(editor, motion.lineStart),
  'ctrl+k': (editor) =>
    edit.kill(editor, (buffer: Buffer) => {
      const target = motion.lineEnd(buffer);
      // At the end of a line it takes the line break.
      return target === buffer.cursor ? motion.right(buffer) : target;
    }),
  'ctrl+y': edit.yank,
  'alt+y': edit.yankOlder,
  'ctrl+t': edit.transpose,
  'ctrl+_': edit.undo,
  'alt+_': edit.redo,
};

/** The editor after a key; undefined for keys that do not edit. */
export function editField(editor: Editor, key: Key): Editor | undefined {
  if (key.name === 'character' && !key.ctrl && !key.alt) return edit.type(editor, key.text);
  return commands[chord(key)]?.(editor);
}
