// Lists of an element's stories for its page of docs: a few are drawn, and the others are linked,
// because fifty of them keep the first one waiting.
import { Heading, Story, useOf } from '@storybook/addon-docs/blocks';
import { useEffect, useState } from 'react';

/** Stories of the element by the names of their exports, in the order of the file. */
function useStories() {
  const { csfFile, preparedMeta } = useOf('meta');
  const { moduleExports, stories } = csfFile;
  const byExport = new Map(Object.values(stories).map((story) => [story.moduleExport, story]));
  const names = moduleExports.__namedExportsOrder ?? Object.keys(moduleExports);
  const all = names.map((name) => ({ name, story: byExport.get(moduleExports[name]) })).filter(({ story }) => story);
  const { docs, layout } = preparedMeta.parameters;
  return { all, shown: docs?.shown ?? [], layout };
}

/** Whether the page stands still: until then only the first story is drawn. */
function useQuiet() {
  const [isQuiet, setQuiet] = useState(false);
  useEffect(() => {
    const waiting = requestIdleCallback(() => setQuiet(true), { timeout: 3000 });
    return () => cancelIdleCallback(waiting);
  }, []);
  return isQuiet;
}

/** Draws the stories that the parameter `docs.shown` names. */
export function ShownStories() {
  const { all, shown, layout } = useStories();
  const isQuiet = useQuiet();
  const drawn = shown.map((wanted) => all.find(({ name }) => name === wanted)?.story).filter(Boolean);
  if (!isQuiet) return null;
  return (
    <div className={`shown-stories ${layout}`}>
      {drawn.map((story) => (
        <section key={story.id}>
          <Heading>{story.name}</Heading>
          <Story of={story.moduleExport} />
        </section>
      ))}
    </div>
  );
}

/** Links the others. */
export function OtherStories() {
  const { all, shown } = useStories();
  const [, ...others] = all.filter(({ name }) => !shown.includes(name));
  if (!others.length) return null;
  return (
    <section>
      <Heading>More</Heading>
      <ul className="other-stories">
        {others.map(({ story: { id, name } }) => (
          <li key={id}>
            <a href={`./?path=/story/${id}`} target="_top">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
