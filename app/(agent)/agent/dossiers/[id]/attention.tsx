'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/** Brings the keyboard and the eye to what has just happened: to what comes next when it is offered there. */
export function Attention({ children }: { children: ReactNode }) {
  const cadre = useRef<HTMLDivElement>(null);
  useEffect(() => (cadre.current?.querySelector('a') ?? cadre.current)?.focus(), []);
  return (
    <div ref={cadre} tabIndex={-1}>
      {children}
    </div>
  );
}
