const paths = {
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  more: 'M12 4.5a1 1 0 1 0 0 2 1 1 0 1 0 0-2zM12 11a1 1 0 1 0 0 2 1 1 0 1 0 0-2zM12 17.5a1 1 0 1 0 0 2 1 1 0 1 0 0-2z',
  beside: 'M4 5h16v14H4zM12.5 5v14',
  send: 'M4.5 12l15-7-5 15-3-6.5z',
  attach:
    'M19 11.5l-7.3 7.3a4.5 4.5 0 0 1-6.4-6.4l7.6-7.6a3 3 0 0 1 4.3 4.3l-7.5 7.5a1.5 1.5 0 0 1-2.2-2.2l6.8-6.8',
  keyboard: 'M4 7h6.5v4H4zM13.5 7H20v4h-6.5zM4 14h6.5v4H4zM13.5 14H20v4h-6.5z',
  down: 'M6 9l6 6 6-6',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2',
  bell: 'M6.5 17V11a5.5 5.5 0 0 1 11 0v6M5 17h14M10.5 20h3',
  calendar: 'M4.5 6h15v13.5h-15zM4.5 10.5h15M8.5 3.5V7M15.5 3.5V7',
  code: 'M8.5 7.5L4 12l4.5 4.5M15.5 7.5L20 12l-4.5 4.5',
  plus: 'M12 5v14M5 12h14',
  file: 'M7 3.5h7l4 4V20.5H7zM14 3.5V8h4',
  voice: 'M5 10v4M9 7v10M13 9v6M17 5.5v13M21 10.5v3',
  lock: 'M6.5 11h11v8.5h-11zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5',
  people:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.5c.7-3.5 3-5 6.5-5s5.8 1.5 6.5 5M16 5a3.2 3.2 0 0 1 0 6.2M18 14.8c2 .7 3.2 2.2 3.7 4.7',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1-1',
  out: 'M8 16L17 7M9.5 7H17v7.5',
  reply: 'M9 6l-5 5 5 5M4.5 11H14a5.5 5.5 0 0 1 5.5 5.5V18',
  edit: 'M5 19l1-4L16.5 4.5l3 3L9 18z',
  page: 'M3.5 5h17v14h-17zM3.5 9.5h17M6 7.2h.1M8.5 7.2h.1',
  chat: 'M4.5 5h15v11h-9l-4 3.5V16h-2z',
  check: 'M5 12.5l4.5 4.5L19 7.5',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
