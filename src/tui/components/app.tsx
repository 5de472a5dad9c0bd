import { Box, Static, Text, useCursor } from 'ink';
import { memo, useInsertionEffect, useLayoutEffect, useSyncExternalStore } from 'react';
import { itemLines } from '../layout/item-lines.ts';
import { liveBlock } from '../layout/live-lines.ts';
import { readable } from '../layout/readable.ts';
import { linearBlock } from '../linear/linear-block.ts';
import { linearItemLines } from '../linear/linear-item.ts';
import type { ChatState } from '../state/chat-state.ts';
import type { Placed } from '../state/item.ts';
import type { FrameOutput } from '../terminal/frame-output.ts';
import { blank, lineText } from '../text/span.ts';
import { textWidth } from '../text/width.ts';
import { paint } from '../theme/paint.ts';
import { type Theme, themes } from '../theme/theme.ts';
import { type Lending, LendingDoor } from './lending.tsx';

/** What the view needs of the chat: its state, and to hear of the next one, once a frame at most. */
export interface Shown {
  subscribe(listener: () => void): () => void;
  snapshot(): ChatState;
}

/** Who keeps account of what is on the screen. */
type Frames = Pick<FrameOutput, 'render' | 'renderOnce' | 'committed'>;

export function App({ chat, lending, frames }: { readonly chat: Shown; readonly lending: Lending; readonly frames?: Frames }) {
  const state = useSyncExternalStore(chat.subscribe, chat.snapshot);
  return (
    <>
      <History items={state.history} columns={state.size.columns} theme={themes[state.theme]} linear={state.screenReader} frames={frames} />
      <Live state={state} frames={frames} />
      <LendingDoor lending={lending} />
    </>
  );
}

interface HistoryProps {
  readonly items: readonly Placed[];
  readonly columns: number;
  readonly theme: Theme;
  readonly linear: boolean;
  readonly frames: Frames | undefined;
}

/** What is finished. Memoised: a Static that renders along with its parent writes past the frame rate. */
const History = memo(
  function History({ items, columns, theme, linear, frames }: HistoryProps) {
    const layout = linear ? linearItemLines : itemLines;
    const rows: string[] = [];
    useInsertionEffect(() => frames?.renderOnce(rows));
    return (
      <Static items={[...items]}>
        {({ key, item, gap }) => {
          const text = paint([...(gap ? [blank] : []), ...layout(item, readable(columns))], theme);
          rows.push(text);
          return <Text key={key}>{text}</Text>;
        }}
      </Static>
    );
  },
  (before, after) => before.items === after.items,
);

function Live({ state, frames }: { readonly state: ChatState; readonly frames: Frames | undefined }) {
  const { setCursorPosition } = useCursor();
  const { lines, cursor } = state.screenReader ? linearBlock(state) : liveBlock(state);
  // Before Ink paints the commit, and after the tree stands.
  useInsertionEffect(() => frames?.render({ widths: lines.map((row) => textWidth(lineText(row).trimEnd())), cursor }));
  useLayoutEffect(() => frames?.committed());
  setCursorPosition(cursor === undefined ? undefined : { x: cursor.column, y: cursor.row });
  return (
    <Box>
      <Text>{paint(lines, themes[state.theme])}</Text>
    </Box>
  );
}
