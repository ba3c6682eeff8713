import { render } from 'preact';
import { App } from './app.tsx';
import { connect } from './connection.ts';
import { onAnswered } from './taps.ts';

const root = document.getElementById('root');
if (root !== null) {
  connect({ onAnswered });
  render(<App />, root);
}
