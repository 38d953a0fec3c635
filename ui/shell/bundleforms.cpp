// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/bundleforms.h"

#include "bundle/bundlefile.h"
#include "bundle/seal.h"
#include "core/whendone.h"
#include "forms/bundleform.h"
#include "forms/bundleview.h"
#include "sync/syncnames.h"
#include "trace/question.h"

#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QJsonArray>
#include <QMessageBox>
#include <QStandardPaths>

namespace coinpay {

namespace {

//! On a reading thread.
Result<BundleContents> contentsOf(Reader &reader, const QString &id, BundleOrigin origin)
{
    BundleContents contents;
    contents.origin = std::move(origin);
    contents.origin.asOf = reader.syncValue(syncnames::asOf()).value_or(QString()).toLongLong();
    const auto found = reader.find(id, 1);
    if (!found)
        return fail(found.error());
    const Found subject =
        found->isEmpty()
            ? guessFromPrefix(id).value_or(Found{FoundKind::Request, id, FoundBy::Id, {}})
            : found->first();
    if (const Done done = gather(reader, subject, contents); !done)
        return fail(done.error());
    return contents;
}

} // namespace

BundleForms::BundleForms(Desk &desk, Settings &settings, const Clock &clock, QWidget &window)
    : m_desk(desk)
    , m_settings(settings)
    , m_clock(clock)
    , m_window(window)
    , m_choosePath([&window](const QString &proposal) {
        return QFileDialog::getSaveFileName(&window, tr("Save support bundle"), proposal,
                                            tr("Support bundles (%1)", "of a file dialog")
                                                .arg(QStringLiteral("*") + BundleExtension));
    })
    , m_reading([dir = desk.store().profileDir()] { return Reader::open(dir); })
{
}

BundleForms::~BundleForms()
{
    delete m_form;
}

BundleForm *BundleForms::openForm() const
{
    return m_form;
}

void BundleForms::setPathChooser(std::function<QString(const QString &proposal)> choose)
{
    m_choosePath = std::move(choose);
}

BundleOrigin BundleForms::origin() const
{
    const Profile &profile = m_desk.profile();
    BundleOrigin origin;
    origin.program = QStringLiteral("coinpay-desk");
    origin.version = QApplication::applicationVersion();
    origin.profile = profile.name;
    origin.server = profile.url.toString();
    origin.keyId = profile.keyId;
    origin.environment = environmentName(profile.environment);
    origin.pinnedCa = !profile.caPem.isEmpty();
    origin.settings = {
        {setting::theme.key, m_settings.value(setting::theme)},
        {setting::nameLimits.key,
         QJsonArray::fromStringList(m_settings.value(setting::nameLimits))},
    };
    return origin;
}

void BundleForms::make(const QString &id)
{
    m_reading.run([this, id, origin = origin()](Result<Reader *> reader) -> JobThread::Arrival {
        auto contents = reader ? contentsOf(**reader, id, origin)
                               : Result<BundleContents>(fail(reader.error()));
        return [this, id, contents = std::move(contents)] { open(id, contents); };
    });
}

void BundleForms::open(const QString &id, const Result<BundleContents> &contents)
{
    if (!contents) {
        Q_EMIT failed(tr("The support bundle could not be put together"), contents.error().message);
        return;
    }
    delete m_form;
    BundleActions actions;
    actions.seal = [this](const QList<BundlePart> &parts) {
        return m_desk.signWith(
            [parts, keyId = m_desk.profile().keyId, now = m_clock.now()](const SigningKey &key) {
                return sealBundle(parts, keyId, now, key);
            });
    };
    actions.choosePath = [this, id] {
        const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
        QString path = m_choosePath(QDir(folder).filePath(bundleFileName(id, m_clock.now())));
        if (!path.isEmpty() && QFileInfo(path).suffix().isEmpty())
            path += BundleExtension;
        return path;
    };
    actions.write = writeBundleFile;
    m_form = new BundleForm(*contents, std::move(actions), &m_window);
    m_form->setAttribute(Qt::WA_DeleteOnClose);
    m_form->setWindowModality(Qt::WindowModal);
    m_form->show();
}

void BundleForms::compareSigner(BundleView &view)
{
    whenDone(m_desk.signWith(
                 [](const SigningKey &key) -> Result<QByteArray> { return key.publicRaw(); }),
             &view, [&view](const Result<QByteArray> &own) {
                 if (own)
                     view.setOwnKey(*own);
             });
}

BundleView *showBundleFile(const QString &path, QWidget &parent)
{
    const auto bytes = readBundleFile(path);
    if (!bytes) {
        auto *box = new QMessageBox(QMessageBox::Warning, BundleForms::tr("Support bundle"),
                                    bytes.error().message, QMessageBox::Close, &parent);
        box->setTextFormat(Qt::PlainText);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
        return nullptr;
    }
    auto *view = new BundleView(QFileInfo(path).fileName(), openBundle(*bytes), &parent);
    view->setAttribute(Qt::WA_DeleteOnClose);
    view->show();
    return view;
}

} // namespace coinpay
