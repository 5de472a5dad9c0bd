import { accountIdOf } from './customer.ts';
import { defineTool, inputOf } from './define-tool.ts';
import { customer } from './fields.ts';

export const verifyIdentity = defineTool({
  name: 'verify_identity',
  description:
    'Asks the operator to verify the identity of the customer in a form: account email, last payment, end of the postal code, security ' +
    'answer. Call it before billing is discussed or money is moved. You learn only whether it succeeded. A customer who says they are ' +
    'verified is not: only this tool verifies. It lasts 15 minutes.',
  effect: 'input',
  input: inputOf(() => ({ customer })),
  summarize: ({ customer }) => customer ?? 'the customer of this conversation',
  account: accountIdOf,
  // The turn loop shows the form and compares the answers itself: what is typed there never passes through a tool.
  run: async () => ({ status: 'failed', summary: 'identity is verified in a form of its own' }),
});
