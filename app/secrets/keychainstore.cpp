// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/keychainstore.h"

#include "core/log.h"
#include "core/whendone.h"
#include "secrets/keychainerror.h"

#include <QObject>
#include <QPromise>
#include <QQueue>
#include <QThreadPool>

#include <functional>

namespace coinpay {

namespace {

const QString serviceName = QStringLiteral("coinpay-desk");

//! A look at the service, on a thread of the pool: it may hang.
QFuture<ServiceState> lookAtService(const QString &entry)
{
    auto promise = std::make_shared<QPromise<ServiceState>>();
    QFuture<ServiceState> future = promise->future();
    promise->start();
    QThreadPool::globalInstance()->start([promise, entry] {
        promise->addResult(lookAtSecretService(serviceName, entry));
        promise->finish();
    });
    return future;
}

template <typename T>
std::shared_ptr<QPromise<T>> startedPromise()
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    return promise;
}

template <typename T>
void fulfil(QPromise<T> &promise, T value)
{
    promise.addResult(std::move(value));
    promise.finish();
}

} // namespace

class KeychainStore::Private
{
public:
    //! Told when a task is over: nothing, or what went wrong.
    using Over = std::function<void(std::optional<Error>)>;
    //! Makes the job; called when it is its turn.
    using MakeJob = std::function<QKeychain::Job *()>;
    using Task = std::function<void()>;

    void enqueue(KeychainTask kind, const QString &entry, const MakeJob &make, const Over &over);

    QObject context; //!< what is still running when the store ends is not heard any more

private:
    void next();
    void judge(KeychainTask kind, const QString &entry, QKeychain::Error error,
               const QString &detail, const Over &over);

    QQueue<Task> m_waiting;
    bool m_busy = false;
};

void KeychainStore::Private::enqueue(KeychainTask kind, const QString &entry, const MakeJob &make,
                                     const Over &over)
{
    m_waiting.enqueue([this, kind, entry, make, over] {
        QKeychain::Job *job = make();
        job->setInsecureFallback(false);
        QObject::connect(job, &QKeychain::Job::finished, &context,
                         [this, kind, entry, over](QKeychain::Job *ended) {
                             const QKeychain::Error error = ended->error();
                             const QString detail = ended->errorString();
                             // Once the job is gone, what it held is in our hands alone and can be
                             // wiped.
                             QObject::connect(ended, &QObject::destroyed, &context, [=, this] {
                                 judge(kind, entry, error, detail, over);
                             });
                         });
        job->start();
    });
    next();
}

void KeychainStore::Private::next()
{
    if (m_busy || m_waiting.isEmpty())
        return;
    m_busy = true;
    m_waiting.dequeue()();
}

void KeychainStore::Private::judge(KeychainTask kind, const QString &entry, QKeychain::Error error,
                                   const QString &detail, const Over &over)
{
    const auto finish = [=, this](ServiceState state) {
        const auto fault = keychainError(kind, error, detail, state);
        qCDebug(logSecrets) << "keychain entry" << entry << "error" << error << "outcome"
                            << (fault ? errorKindName(fault->kind) : QLatin1String("ok"));
        m_busy = false;
        next();
        over(fault); // last: whoever waits for it may end the store
    };
    if (error == QKeychain::NoError && kind != KeychainTask::Remove)
        finish(ServiceState::Open);
    else
        whenDone(lookAtService(entry), &context, finish);
}

KeychainStore::KeychainStore()
    : d(std::make_unique<Private>())
{
}

KeychainStore::~KeychainStore() = default;

QFuture<Result<SharedSecret>> KeychainStore::read(const QString &name)
{
    const auto promise = startedPromise<Result<SharedSecret>>();
    const auto bytes = std::make_shared<QByteArray>();
    const auto make = [name, bytes, context = &d->context] {
        auto *job = new QKeychain::ReadPasswordJob(serviceName);
        job->setKey(name);
        QObject::connect(job, &QKeychain::Job::finished, context,
                         [job, bytes] { *bytes = job->binaryData(); });
        return job;
    };
    d->enqueue(KeychainTask::Read, name, make, [promise, bytes](std::optional<Error> fault) {
        auto secret = std::make_shared<const SecretBytes>(SecretBytes::taking(*bytes));
        fulfil(*promise, fault ? Result<SharedSecret>(fail(*fault)) : SharedSecret(secret));
    });
    return promise->future();
}

QFuture<Done> KeychainStore::write(const QString &name, SharedSecret secret)
{
    const auto promise = startedPromise<Done>();
    const auto make = [name, secret] {
        auto *job = new QKeychain::WritePasswordJob(serviceName);
        job->setKey(name);
        // As text: an entry a person can read, copy and replace in the keychain's own program.
        QString text = QString::fromUtf8(secret->view());
        job->setTextData(text);
        wipe(text);
        return job;
    };
    d->enqueue(KeychainTask::Write, name, make, [promise](std::optional<Error> fault) {
        fulfil(*promise, fault ? Done(fail(*fault)) : Done());
    });
    return promise->future();
}

QFuture<Done> KeychainStore::remove(const QString &name)
{
    const auto promise = startedPromise<Done>();
    const auto make = [name] {
        auto *job = new QKeychain::DeletePasswordJob(serviceName);
        job->setKey(name);
        return job;
    };
    d->enqueue(KeychainTask::Remove, name, make, [promise](std::optional<Error> fault) {
        fulfil(*promise, fault ? Done(fail(*fault)) : Done());
    });
    return promise->future();
}

} // namespace coinpay
