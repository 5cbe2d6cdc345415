/** What a new lesson starts with: small, complete, and clean under `drydock check`. */
export function lessonTemplate(title: string, slug: string): string {
  return `---
title: ${JSON.stringify(title)}
description: One sentence that says what the reader can do afterwards.
objectives:
  - Create a Pod from a manifest
minutes: 10
prerequisites: []
---

One paragraph: what this lesson is about, and why the reader wants it.

## Create the Pod

The manifest names one container and its image:

\`\`\`yaml title="${slug}.yaml"
apiVersion: v1
kind: Pod
metadata:
  name: ${slug}
  labels:
    app: ${slug}
spec:
  containers:
    - name: web
      image: nginx:1.29
      ports:
        - name: http
          containerPort: 80
\`\`\`

Send it to the cluster:

\`\`\`console
$ kubectl apply -f ${slug}.yaml
pod/${slug} created
\`\`\`

## Clean up

\`\`\`console
$ kubectl delete -f ${slug}.yaml
pod "${slug}" deleted from default namespace
\`\`\`
`;
}
