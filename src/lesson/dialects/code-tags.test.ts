import { describe, expect, test } from 'vitest';
import { lessonOf, podLines } from '../testing/read.ts';

describe('code between tags', () => {
  test.each([
    ['{{< highlight yaml >}}', '{{< /highlight >}}'],
    ['{{< highlight yaml "linenos=table,hl_lines=2" >}}', '{{</highlight>}}'],
    ['{{% code lang="yaml" %}}', '{{% /code %}}'],
    ['{{< text syntax=yaml snip_id=a_pod >}}', '{{< /text >}}'],
    ['{% highlight yaml %}', '{% endhighlight %}'],
    ['{% highlight yaml linenos %}', '{% endhighlight %}'],
  ])('%s', (opener, closer) => {
    const lesson = lessonOf('a.md', 'A Pod:', '', opener, ...podLines('a'), closer, '', 'After.');
    const [block] = lesson.blocks;
    expect([block?.role, block?.language, block?.range.start]).toEqual(['manifest', 'yaml', { line: 3, column: 1 }]);
    expect(block?.excerpt.origins[0]).toEqual({ line: 4, column: 1 });
    expect(lesson.prose.map(({ text, blocksBefore }) => [text, blocksBefore])).toEqual([
      ['A Pod:', 0],
      ['After.', 1],
    ]);
  });

  test('a session in a list item, with a here-document', () => {
    const lines = ['{{< text bash >}}', '$ kubectl apply -f - <<EOF', ...podLines('a'), 'EOF', 'pod/a created', '{{< /text >}}'];
    const [block] = lessonOf('a.md', '1.  Make it:', '', ...lines.map((line) => `    ${line}`)).blocks;
    expect(block?.role).toBe('console');
    expect(block?.excerpt.origins[0]).toEqual({ line: 4, column: 5 });
    expect(block?.commands?.[0]?.heredocs[0]?.excerpt.text.split('\n')[0]).toBe('apiVersion: v1');
    expect(block?.commands?.[0]?.output?.text.trim()).toBe('pod/a created');
  });

  test('a file has its name', () => {
    const [block] = lessonOf('a.md', '{{< code lang="yaml" filename="pod.yaml" >}}', ...podLines('a'), '{{< /code >}}').blocks;
    expect([block?.role, block?.file]).toEqual(['file', 'pod.yaml']);
  });

  test.each([
    ['other tags', ['{{< tab "yaml" >}}', 'kind: Pod', '{{< /tab >}}']],
    ['other languages', ['{{< highlight python >}}', 'print()', '{{< /highlight >}}']],
    ['tags that are not closed', ['{{< highlight yaml >}}', 'kind: Pod']],
    ['tags that hold a fence', ['{{< code lang="yaml" >}}', '````text', 'kind: Pod', '````', '{{< /code >}}']],
    ['tags that a fence shows', ['````md', '{{< highlight yaml >}}', 'kind: Pod', '{{< /highlight >}}', '````']],
  ])('%s are no such block', (_, lines) => {
    expect(lessonOf('a.md', ...lines).blocks.filter(({ language }) => language === 'yaml')).toEqual([]);
  });

  test('a lesson has fences only', () => {
    expect(lessonOf('a.mdx', '---', 'title: A', '---', '', '{/* {{< highlight yaml >}} */}').blocks).toEqual([]);
  });
});
