import React, { FC, useState } from 'react';
import { Button } from '../ui';
const Lazy = React.lazy(() => import('./Lazy'));

type Props = { title: string; onClose?: () => void };

/** Shows a panel. */
export const Panel: FC<Props> = ({ title, onClose }) => {
  const [open, setOpen] = useState<boolean>(true);
  const close = () => setOpen(false);
  return (
    <Frame.Root className={styles.panel}>
      <Button onClick={onClose ?? close}>{title}</Button>
      {open && <Lazy />}
    </Frame.Root>
  );
};

export default function App(): JSX.Element {
  return <Panel title="x" />;
}
