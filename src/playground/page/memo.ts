import { Component, h, type ComponentChild, type FunctionComponent } from 'preact';

/** Draws again only when a property differs. */
export function memo<Props extends object>(Inner: FunctionComponent<Props>): FunctionComponent<Props> {
  class Memo extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      const before = new Map(Object.entries(this.props));
      const after = Object.entries(next);
      return after.length !== before.size || after.some(([name, value]) => before.get(name) !== value);
    }

    override render(): ComponentChild {
      return h(Inner, this.props);
    }
  }
  return (props) => h(Memo, props);
}
