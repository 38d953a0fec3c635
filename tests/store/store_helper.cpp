// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a store on its own does for the tests of several processes:
//   store_helper DIR work             claims and finishes what is due until nothing is left;
//                                     prints the id of each operation it got
//   store_helper DIR hold             claims one operation, prints its id and waits to be killed
//   store_helper DIR add              adds operations, printing each id once it is durable
//   store_helper DIR outgrow          adds operations until a file may not grow any more; prints
//   the
//                                     error's name and sentence, and adds one more after that
//   store_helper DIR log              opens the store and writes one row into the mirror
#include "core/filesize.h"
#include "store/store.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTextStream>
#include <QThread>

#include <cstdio>
#include <sys/resource.h>

using namespace coinpay;

namespace {

constexpr qint64 ClaimMs = 3'600'000;

void say(const QString &line)
{
    QTextStream(stdout) << line << Qt::endl;
}

int work(Store &store)
{
    while (true) {
        QFuture<Result<std::optional<Operation>>> claim = store.claimDueOperation(ClaimMs);
        claim.waitForFinished();
        const Result<std::optional<Operation>> claimed = claim.result();
        if (!claimed)
            return 2;
        if (!*claimed)
            return 0;
        say((*claimed)->id);
        OperationStep step;
        step.operationId = (*claimed)->id;
        step.state = OperationState::Final;
        QFuture<Done> done = store.stepOperation(step);
        done.waitForFinished();
        if (!done.result())
            return 3;
    }
}

int hold(Store &store)
{
    QFuture<Result<std::optional<Operation>>> claim = store.claimDueOperation(ClaimMs);
    claim.waitForFinished();
    if (!claim.result() || !*claim.result())
        return 2;
    say((*claim.result())->id);
    QThread::sleep(600);
    return 0;
}

int add(Store &store)
{
    OperationDraft draft;
    draft.method = "POST";
    draft.target = "/v1/invoices";
    draft.body = "{}";
    while (true) {
        QFuture<Result<Operation>> added = store.addOperation(draft);
        added.waitForFinished();
        if (!added.result())
            return 2;
        say(added.result()->id);
    }
}

//! How far a file may grow from here: some operations, and not many.
constexpr rlim_t Room = 256 * 1024;

int outgrow(Store &store)
{
    letLargeWritesFail();
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const QFileInfo journal(store.profileDir() + QStringLiteral("/journal.db"));
    const rlimit small{static_cast<rlim_t>(journal.size()) + Room, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
    OperationDraft draft;
    draft.method = "POST";
    draft.target = "/v1/invoices";
    draft.body = QByteArray(8 * 1024, 'x');
    std::optional<Error> error;
    for (int added = 0; !error && added < 1000; ++added) {
        QFuture<Result<Operation>> operation = store.addOperation(draft);
        operation.waitForFinished();
        if (!operation.result())
            error = operation.result().error();
        else
            say(operation.result()->id);
    }
    setrlimit(RLIMIT_FSIZE, &before);
    if (!error)
        return 2;
    say(errorKindName(error->kind));
    say(error->message);
    QFuture<Result<Operation>> operation = store.addOperation(draft);
    operation.waitForFinished();
    if (!operation.result())
        return 3;
    say(operation.result()->id);
    return 0;
}

int log(Store &store)
{
    QFuture<Done> logged = store.logRequest({});
    logged.waitForFinished();
    return logged.result() ? 0 : 2;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const SystemClock clock;
    SystemRandom random;
    Result<std::unique_ptr<Store>> store = Store::open(arguments.value(1), clock, random);
    if (!store) {
        QTextStream(stderr) << store.error().message << Qt::endl;
        return 1;
    }
    const QString task = arguments.value(2);
    if (task == u"work")
        return work(**store);
    if (task == u"hold")
        return hold(**store);
    if (task == u"add")
        return add(**store);
    if (task == u"outgrow")
        return outgrow(**store);
    return log(**store);
}
