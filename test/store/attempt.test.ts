import { expect } from '@open-wc/testing';
import type { AskOptions } from '../../src/source/data-source.ts';
import { SourceError, type SourceErrorCode, type SourceErrorDetail } from '../../src/source/source-error.ts';
import { attempt } from '../../src/store/attempt.ts';
import { forever, HandTime, outcome, settled } from './by-hand.ts';

/** Fails as told, one after the other, then answers `good`. */
function failing(...failures: unknown[]) {
  const tries: { at: number; options: AskOptions }[] = [];
  const time = new HandTime();
  const call = async (options: AskOptions) => {
    tries.push({ at: time.at - 1_000_000, options });
    const failure = failures[tries.length - 1];
    if (failure) throw failure;
    return 'good';
  };
  return { call, tries, time, at: () => tries.map(({ at }) => at) };
}

const offline = (detail: SourceErrorDetail = {}) => new SourceError('offline', 'no answer', detail);

describe('trying again', () => {
  it('asks again after growing pauses when nobody answered', async () => {
    const { call, time, at } = failing(offline(), offline(), offline());
    const answer = attempt(call, forever, time);
    await time.pass(60_000);
    expect(await outcome(answer)).to.equal('good');
    expect(at()).to.deep.equal([0, 500, 1500, 3500]);
  });

  it('spreads the pauses by up to a half, so that not all pages come back at once', async () => {
    const { call, time, at } = failing(offline(), offline());
    time.chance = 0.999;
    const answer = attempt(call, forever, time);
    await time.pass(60_000);
    expect(await outcome(answer)).to.equal('good');
    expect(at().map(Math.round)).to.deep.equal([0, 750, 2249]);
  });

  it('gives up after three more tries, with the error of the last', async () => {
    const last = offline({ status: 503 });
    const { call, time, tries } = failing(offline(), offline(), offline(), last);
    const answer = attempt(call, forever, time);
    answer.catch(() => {});
    await time.pass(60_000);
    expect(await outcome(answer)).to.deep.equal({ rejected: last });
    expect(tries).to.have.length(4);
  });

  it('waits as long as the server asks (Retry-After)', async () => {
    const { call, time, at } = failing(offline({ status: 429, retryAfter: 7 }));
    const answer = attempt(call, forever, time);
    await time.pass(6_999);
    expect(at()).to.deep.equal([0]);
    await time.pass(1);
    expect(await outcome(answer)).to.equal('good');
  });

  it('tells the reader at once when the server asks for longer than a minute', async () => {
    const error = offline({ status: 503, retryAfter: 3600 });
    const { call, time, tries } = failing(error);
    expect(await outcome(attempt(call, forever, time))).to.deep.equal({ rejected: error });
    expect(tries).to.have.length(1);
  });

  const final: SourceErrorCode[] = ['forbidden', 'not-found', 'conflict', 'invalid-data', 'unsupported', 'timeout'];
  for (const code of final) {
    it(`does not ask again what was answered or took too long: ${code}`, async () => {
      const error = new SourceError(code, 'no');
      const { call, time, tries } = failing(error);
      const answer = attempt(call, forever, time);
      answer.catch(() => {});
      await time.pass(60_000);
      expect(await outcome(answer)).to.deep.equal({ rejected: error });
      expect(tries).to.have.length(1);
    });
  }

  it('makes a SourceError of whatever a source of the host throws, and keeps the cause', async () => {
    const bug = new TypeError('x is undefined');
    const { call, time } = failing(bug);
    const { rejected } = (await outcome(attempt(call, forever, time))) as { rejected: SourceError };
    expect(rejected).to.be.instanceOf(SourceError);
    expect(rejected.code).to.equal('invalid-data');
    expect(rejected.message).to.equal('unexpected failure: x is undefined');
    expect(rejected.cause).to.equal(bug);
  });

  for (const nothing of [undefined, null]) {
    it(`makes a SourceError even of ${nothing}`, async () => {
      const call = () => Promise.reject<string>(nothing as unknown as Error);
      const { rejected } = (await outcome(attempt(call, forever, new HandTime()))) as { rejected: SourceError };
      expect([rejected.code, rejected.detail.problem]).to.deep.equal(['invalid-data', 'unexpected']);
      expect(rejected.message).to.equal(`unexpected failure: ${nothing}`);
    });
  }

  it('catches what is thrown before there is a promise', async () => {
    const thrown = attempt(
      () => {
        throw new SourceError('unsupported', 'no');
      },
      forever,
      new HandTime(),
    );
    expect(((await outcome(thrown)) as { rejected: SourceError }).rejected.code).to.equal('unsupported');
  });

  it('stops pausing when nobody waits any more', async () => {
    const { call, time, tries } = failing(offline());
    const controller = new AbortController();
    const answer = attempt(call, controller.signal, time);
    await settled();
    controller.abort('left');
    expect(await outcome(answer)).to.deep.equal({ rejected: 'left' });
    expect(time.waiting).to.equal(0);
    expect(tries).to.have.length(1);
  });
});

describe('waiting for an answer', () => {
  const never = () => {
    const asked: AskOptions[] = [];
    return { asked, call: (options: AskOptions) => (asked.push(options), new Promise<string>(() => {})) };
  };

  it('ends with a timeout when a source never answers, and aborts the request', async () => {
    const time = new HandTime();
    const { asked, call } = never();
    const answer = attempt(call, forever, time);
    answer.catch(() => {});
    await time.pass(29_999);
    expect(await outcome(answer)).to.equal('pending');
    await time.pass(1);
    const { rejected } = (await outcome(answer)) as { rejected: SourceError };
    expect(rejected.code).to.equal('timeout');
    expect(asked[0]!.signal.aborted).to.equal(true);
  });

  it('goes on waiting while parts of a long answer come', async () => {
    const time = new HandTime();
    const { asked, call } = never();
    const answer = attempt(call, forever, time);
    answer.catch(() => {});
    for (let part = 0; part < 10; part += 1) {
      await time.pass(20_000);
      asked[0]!.alive!();
    }
    expect(await outcome(answer)).to.equal('pending');
    await time.pass(30_000);
    expect(await outcome(answer)).to.have.nested.property('rejected.code', 'timeout');
  });

  it('ends with the reason of the abort at once, though the source ignores it', async () => {
    const time = new HandTime();
    const { asked, call } = never();
    const controller = new AbortController();
    const answer = attempt(call, controller.signal, time);
    controller.abort('left');
    expect(await outcome(answer)).to.deep.equal({ rejected: 'left' });
    expect(asked[0]!.signal.aborted).to.equal(true);
    asked[0]!.alive!();
    expect(time.waiting).to.equal(0);
  });

  it('does not begin when it is aborted already', async () => {
    const { asked, call } = never();
    expect(await outcome(attempt(call, AbortSignal.abort('left'), new HandTime()))).to.deep.equal({ rejected: 'left' });
    expect(asked).to.have.length(0);
  });

  it('leaves no timer behind an answer', async () => {
    const time = new HandTime();
    expect(await outcome(attempt(async () => 'good', forever, time))).to.equal('good');
    expect(time.waiting).to.equal(0);
  });
});

describe('an error that a host has made like ours', () => {
  for (const code of ['forbidden', 'offline'] as const) {
    it(`keeps its code without a detail: ${code}`, async () => {
      const made = { name: 'SourceError', code };
      const { call, time } = failing(made, made, made, made);
      const answer = attempt(call, forever, time);
      answer.catch(() => {});
      await time.pass(60_000);
      const { rejected } = (await outcome(answer)) as { rejected: SourceError };
      expect(rejected).to.be.instanceOf(SourceError);
      expect(rejected).to.deep.include({ code, detail: {}, cause: made });
    });
  }
});
