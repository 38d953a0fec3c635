// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log.h"
#include "operations/decided.h"
#include "operations/driverprivate.h"
#include "operations/following.h"
#include "operations/resourceof.h"

namespace coinpay {

namespace {

//! Open rows looked at in one go, the oldest first: more than will ever wait for people, so that
//! none of these keeps a newer one from being followed.
constexpr int MostOpen = 5'000;
//! With nothing due: how often the journal is read for what another process left behind.
constexpr qint64 IdleCheckMs = 30'000;
//! A row another process holds, or one that is due and could not be had: look again this soon.
constexpr qint64 HeldCheckMs = 2'000;

bool isLeftToAPerson(const Operation &operation)
{
    return operation.state == OperationState::NeedsPerson;
}

bool isFollowed(const Operation &operation)
{
    return operation.state == OperationState::Accepted ||
           operation.state == OperationState::Settling;
}

bool isNoSuchThing(const Error &error)
{
    return error.kind == ErrorKind::NotFound || error.kind == ErrorKind::InvalidInput;
}

} // namespace

void Driver::Private::lookAroundSoon()
{
    if (m_lookPause.isActive()) {
        m_lookWanted = true;
        return;
    }
    m_lookPause.start();
    lookAround();
}

void Driver::Private::lookAround()
{
    if (!m_running)
        return;
    const auto open = m_reader->openOperations(MostOpen);
    if (!open) {
        qCWarning(logOperations) << "the journal cannot be read:" << open.error().message;
        m_timer.start(static_cast<int>(HeldCheckMs));
        return;
    }
    for (const Operation &operation : *open) {
        if (isFollowed(operation) && !m_busy.contains(operation.id))
            follow(operation);
        if (isLeftToAPerson(operation) && !m_busy.contains(operation.id))
            askCalmly(operation);
    }
    arm(*open);
}

void Driver::Private::follow(const Operation &operation)
{
    const Resource resource = mirroredResource(*m_reader, operation);
    if (isKnown(resource)) {
        const int looks = m_looks.value(operation.id);
        const OperationStep step =
            stepByResource(operation, resource, m_clock.now(), looks, m_random);
        if (step.state != operation.state) {
            commit(step);
            return;
        }
    }
    const bool due = operation.nextAttemptAt == 0 || isDue(operation.nextAttemptAt, m_clock.now());
    if (due && looksAtWork() < MostLooksAtOnce)
        look(operation);
}

void Driver::Private::look(const Operation &operation)
{
    if (!isFollowed(operation) || !m_running)
        return;
    m_busy.insert(operation.id, Work::Looking);
    const int looks = ++m_looks[operation.id];
    whenStill(Work::Looking, operation.id, fetchResource(m_client, operation),
              [this, operation, looks](const Result<Resource> &fetched) {
                  if (!m_running) {
                      release(operation.id);
                      return;
                  }
                  const bool wasDecided = operation.code == decidedCode();
                  if (!fetched && wasDecided && isNoSuchThing(fetched.error())) {
                      commit(stepAfterWrongWord(operation, false));
                      return;
                  }
                  if (!fetched) {
                      commit(stepWithoutNews(operation, m_clock.now(), looks, m_random));
                      return;
                  }
                  learn(*fetched, LearnedFrom::Lookup,
                        stepByResource(operation, *fetched, m_clock.now(), looks, m_random));
              });
}

void Driver::Private::arm(const QList<Operation> &open)
{
    const UnixMs now = m_clock.now();
    qint64 wait = IdleCheckMs;
    for (const Operation &operation : open) {
        if (m_busy.contains(operation.id))
            continue;
        const bool isHeld = operation.state == OperationState::InFlight;
        if (!isHeld && operation.nextAttemptAt > now)
            wait = qMin(wait, operation.nextAttemptAt - now);
        else if (isHeld || operation.nextAttemptAt != 0)
            wait = qMin(wait, HeldCheckMs);
    }
    m_timer.start(static_cast<int>(wait));
}

} // namespace coinpay
