// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/deskwindow.h"

#include "crypto/signingkey.h"
#include "support/futures.h"

#include <QApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

namespace coinpay::test {

namespace {

constexpr int ExposedMs = 20'000;
constexpr int NewestOperations = 100;

QByteArray contents(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    return file.readAll();
}

} // namespace

void DeskWindow::makeSession()
{
    if (!m_session)
        m_session = std::make_unique<Session>(m_dir.path(), m_clock, m_random);
}

void DeskWindow::addProfile(const Profile &profile, const QByteArray &pem)
{
    makeSession();
    if (!m_session->registry().add(profile))
        qFatal("the profile was not added");
    const auto secret = std::make_shared<const SecretBytes>(QByteArrayView(pem));
    if (!settled(m_session->secrets().writeForSession(privateKeyEntry(profile.name, profile.keyId),
                                                      secret)))
        qFatal("the key was not kept");
    open();
}

void DeskWindow::addSandbox(const SandboxProcess &sandbox, const QString &keyId,
                            const QByteArray &pem)
{
    Profile profile;
    profile.name = QStringLiteral("sandbox");
    profile.url = QUrl(sandbox.url());
    profile.keyId = keyId;
    profile.caPem = contents(sandbox.caFile());
    addProfile(profile, pem);
}

void DeskWindow::connectTo(const SandboxProcess &sandbox)
{
    addSandbox(sandbox, sandbox.keyId(), contents(sandbox.keyFile()));
}

void DeskWindow::connectTo(SandboxProcess &sandbox, const QStringList &scopes)
{
    const SigningKey key = std::move(*SigningKey::generate());
    const QJsonObject made =
        sandbox.post(QStringLiteral("/keys"),
                     {{QStringLiteral("public_key"), QString::fromLatin1(key.publicPem())},
                      {QStringLiteral("scopes"), QJsonArray::fromStringList(scopes)}});
    const SecretBytes pem = key.toPem();
    addSandbox(sandbox, made.value(u"key_id").toString(), pem.view().toByteArray());
}

void DeskWindow::connectToNobody()
{
    Profile profile;
    profile.name = QStringLiteral("nobody");
    profile.url = QUrl(QStringLiteral("https://127.0.0.1:1"));
    profile.keyId = QStringLiteral("key_1");
    const SecretBytes pem = SigningKey::generate()->toPem();
    addProfile(profile, pem.view().toByteArray());
}

void DeskWindow::open()
{
    makeSession();
    m_window = std::make_unique<MainWindow>(*m_session);
    m_window->setFirstPlace(m_begin);
    m_window->start({});
    m_window->show();
    m_window->activateWindow();
    if (!QTest::qWaitForWindowExposed(m_window.get(), ExposedMs))
        qFatal("the window did not come up");
}

void DeskWindow::close()
{
    m_window->close();
    m_window.reset();
}

QWidget *DeskWindow::findVisible(const QString &name)
{
    for (QWidget *top : QApplication::topLevelWidgets()) {
        for (QWidget *widget : top->findChildren<QWidget *>(name)) {
            if (widget->isVisible())
                return widget;
        }
        if (top->objectName() == name && top->isVisible())
            return top;
    }
    return nullptr;
}

void DeskWindow::click(QWidget *widget)
{
    if (!widget) {
        QTest::qFail("nothing to click on", __FILE__, __LINE__);
        return;
    }
    QTest::mouseClick(widget, Qt::LeftButton, {}, widget->rect().center());
}

void DeskWindow::type(QWidget *editor, const QString &text)
{
    if (!editor) {
        QTest::qFail("nothing to type in", __FILE__, __LINE__);
        return;
    }
    editor->setFocus();
    QTest::keyClicks(editor, text);
}

std::optional<Operation> DeskWindow::operation(const QString &reference)
{
    const auto all = reader().operations(NewestOperations);
    if (!all)
        return {};
    for (const Operation &operation : *all) {
        if (operation.request.reference == reference)
            return operation;
    }
    return {};
}

} // namespace coinpay::test
