import { Box, Static, Text, useCursor } from 'ink';
import { memo, useLayoutEffect, useSyncExternalStore } from 'react';
import { itemLines } from '../layout/item-lines.ts';
import { liveBlock } from '../layout/live-lines.ts';
import { linearBlock } from '../linear/linear-block.ts';
import { linearItemLines } from '../linear/linear-item.ts';
import type { ChatState } from '../state/chat-state.ts';
import type { Placed } from '../state/item.ts';
import type { Frame } from '../terminal/frame-output.ts';
import { blank } from '../text/span.ts';
import { lineWidth } from '../text/width.ts';
import { paint } from '../theme/paint.ts';
import { type Theme, themes } from '../theme/theme.ts';
import { type Lending, LendingDoor } from './lending.tsx';

/** What the view needs of the chat: its state, and to hear of the next one, once a frame at most. */
export interface Shown {
  subscribe(listener: () => void): () => void;
  snapshot(): ChatState;
}

export function App({
  chat,
  lending,
  rendered,
}: {
  readonly chat: Shown;
  readonly lending: Lending;
  readonly rendered?: (frame: Frame) => void;
}) {
  const state = useSyncExternalStore(chat.subscribe, chat.snapshot);
  return (
    <>
      <History items={state.history} columns={state.size.columns} theme={themes[state.theme]} linear={state.screenReader} />
      <Live state={state} rendered={rendered} />
      <LendingDoor lending={lending} />
    </>
  );
}

interface HistoryProps {
  readonly items: readonly Placed[];
  readonly columns: number;
  readonly theme: Theme;
  readonly linear: boolean;
}

/** What is finished. Memoised: a Static that renders along with its parent writes past the frame rate. */
const History = memo(
  function History({ items, columns, theme, linear }: HistoryProps) {
    const layout = linear ? linearItemLines : itemLines;
    return (
      <Static items={[...items]}>
        {({ key, item, gap }) => <Text key={key}>{paint([...(gap ? [blank] : []), ...layout(item, columns)], theme)}</Text>}
      </Static>
    );
  },
  (before, after) => before.items === after.items,
);

function Live({ state, rendered }: { readonly state: ChatState; readonly rendered: ((frame: Frame) => void) | undefined }) {
  const { setCursorPosition } = useCursor();
  const { lines, cursor } = state.screenReader ? linearBlock(state) : liveBlock(state);
  useLayoutEffect(() => rendered?.({ widths: lines.map(lineWidth), cursor }));
  setCursorPosition(cursor === undefined ? undefined : { x: cursor.column, y: cursor.row });
  return (
    <Box>
      <Text>{paint(lines, themes[state.theme])}</Text>
    </Box>
  );
}
