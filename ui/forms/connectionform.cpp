// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/connectionform.h"

#include "crypto/signingkey.h"
#include "forms/connectiontext.h"
#include "forms/field.h"
#include "forms/keysection.h"
#include "forms/notice.h"
#include "theme/formats.h"
#include "theme/metrics.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace coinpay {

namespace {

bool keychainFailed(ErrorKind kind)
{
    return kind == ErrorKind::KeychainMissing || kind == ErrorKind::KeychainLocked ||
           kind == ErrorKind::KeychainDenied;
}

} // namespace

ConnectionForm::~ConnectionForm()
{
    if (m_draftTimer.isActive())
        m_actions.saveDraft(packConnectionFields(fields()));
}

ConnectionFields ConnectionForm::fields() const
{
    return {
        .name = m_name->text(),
        .url = m_url->text(),
        .environment = static_cast<Environment>(m_environment->currentData().toInt()),
        .caPem = m_caPem,
        .keyId = m_keyId->text(),
    };
}

void ConnectionForm::fill(const ConnectionFields &fields)
{
    m_name->setText(fields.name);
    m_url->setText(fields.url);
    m_environment->setCurrentIndex(m_environment->findData(static_cast<int>(fields.environment)));
    m_caPem = fields.caPem;
    m_keyId->setText(fields.keyId);
    showCa();
    changed();
}

void ConnectionForm::lockServer()
{
    m_name->setReadOnly(true);
    m_url->setReadOnly(true);
    m_environment->setEnabled(false);
}

void ConnectionForm::watch(const QString &name, Field *field)
{
    m_rows.insert(name, field);
    connect(field, &Field::left, this, [this, field] {
        const auto *line = qobject_cast<QLineEdit *>(field->editor());
        if (line && !line->text().isEmpty())
            field->setTouched();
        showFaults(false);
    });
}

void ConnectionForm::changed()
{
    m_notice->clear();
    showFaults(false);
    m_draftTimer.start();
}

void ConnectionForm::showFaults(bool all)
{
    const ConnectionReading reading = readConnectionFields(fields());
    for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row) {
        Field &field = *row.value();
        if (all)
            field.setTouched();
        QString fault = field.isTouched() ? reading.faults.value(row.key()) : QString();
        // http:// can never become right by typing on: said at once.
        const QString typed = m_url->text().trimmed();
        if (row.key() == u"url" && typed.startsWith(u"http://", Qt::CaseInsensitive))
            fault = reading.faults.value(row.key());
        field.setFault(fault);
    }
}

void ConnectionForm::readPasted()
{
    const QString text = m_pasted->toPlainText();
    if (text.trimmed().isEmpty()) {
        m_pastedField->setFault({});
        return;
    }
    const Result<SandboxConfig> config = readSandboxConfig(text);
    if (!config) {
        m_pastedField->setFault(config.error().message);
        return;
    }
    const Result<QByteArray> ca = readSmallFile(config->caFile);
    if (!ca) {
        m_pastedField->setFault(ca.error().message);
        return;
    }
    m_pastedField->setFault({});
    ConnectionFields filled = fields();
    if (filled.name.trimmed().isEmpty())
        filled.name = QStringLiteral("sandbox");
    filled.url = config->url;
    filled.environment = Environment::Sandbox;
    filled.caPem = *ca;
    filled.keyId = config->keyId;
    fill(filled);
    m_key->importFile(config->keyFile);
    m_connect->setFocus();
}

void ConnectionForm::chooseCa()
{
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Certificate of the server's authority"), {},
        tr("Certificates (*.pem *.crt *.cer);;All files (*)", "file types"));
    if (path.isEmpty())
        return;
    const Result<QByteArray> pem = readSmallFile(path);
    if (!pem) {
        m_caField->setFault(pem.error().message);
        return;
    }
    m_caPem = *pem;
    m_caField->setTouched();
    showCa();
    changed();
}

std::optional<Profile> ConnectionForm::ready()
{
    showFaults(true);
    const ConnectionReading reading = readConnectionFields(fields());
    for (const QString &name : {QStringLiteral("url"), QStringLiteral("ca"), QStringLiteral("name"),
                                QStringLiteral("key_id")}) {
        if (reading.faults.contains(name)) {
            m_rows.value(name)->editor()->setFocus(Qt::OtherFocusReason);
            if (!m_key->key())
                m_key->demandKey();
            return {};
        }
    }
    if (!m_key->key()) {
        m_key->demandKey();
        return {};
    }
    return reading.profile;
}

void ConnectionForm::test(bool andSave)
{
    if (m_running)
        return;
    const std::optional<Profile> profile = ready();
    if (!profile)
        return;
    m_notice->clear();
    setBusy(true, tr("Trying the connection…"));
    m_actions.test(*profile, m_key->key())
        .then(this, [this, profile, andSave](const ConnectionReport &report) {
            tested(*profile, report, andSave);
        });
}

void ConnectionForm::tested(const Profile &profile, const ConnectionReport &report, bool andSave)
{
    setBusy(false);
    if (report.connected && andSave) {
        save(profile, false);
        return;
    }
    if (report.connected) {
        m_notice->say(
            theme::Tone::Good, QStringLiteral("check-circle"), tr("The connection works"),
            tr("Answered in %1 ms. The key may: %2", "%1 milliseconds, %2 a list of scopes")
                .arg(report.durationMs)
                .arg(report.scopes.join(QStringLiteral(", "))));
        return;
    }
    const Error error = report.error.value_or(Error{});
    const ConnectionExplanation why = explainConnection(error, profile.url);
    m_notice->say(theme::Tone::Bad, why.icon, why.title, why.advice);
    if (why.passing) {
        QPushButton *anyway = m_notice->addButton(tr("Save anyway"));
        connect(anyway, &QPushButton::clicked, this, [this, profile] { save(profile, false); });
    }
}

void ConnectionForm::save(const Profile &profile, bool sessionOnly)
{
    setBusy(true, tr("Saving the key…"));
    m_actions.save(profile, m_key->key(), sessionOnly)
        .then(this, [this, profile](const Done &done) {
            setBusy(false);
            if (!done) {
                saveFailed(profile, done.error());
                return;
            }
            m_draftTimer.stop();
            m_actions.saveDraft({});
            Q_EMIT saved(profile.name);
        });
}

void ConnectionForm::saveFailed(const Profile &profile, const Error &error)
{
    for (const FieldError &fault : error.fields) {
        if (m_rows.contains(fault.field))
            m_rows.value(fault.field)->setFault(fault.message);
    }
    const ConnectionExplanation why = explainConnection(error, profile.url);
    m_notice->clear();
    m_notice->say(theme::Tone::Bad, why.icon, why.title, why.advice);
    if (!keychainFailed(error.kind))
        return;
    QPushButton *retry = m_notice->addButton(tr("Retry"));
    connect(retry, &QPushButton::clicked, this, [this, profile] { save(profile, false); });
    if (error.kind != ErrorKind::KeychainMissing)
        return;
    QPushButton *session = m_notice->addButton(tr("Only for this session"));
    session->setObjectName(QStringLiteral("sessionOnlyButton"));
    session->setToolTip(tr("The key is kept in memory and gone when CoinPay Desk is closed."));
    connect(session, &QPushButton::clicked, this, [this, profile] { save(profile, true); });
}

void ConnectionForm::setBusy(bool busy, const QString &word)
{
    m_running = busy;
    m_busy->setText(word);
    for (QPushButton *button : {m_test, m_connect})
        button->setEnabled(!busy);
}

} // namespace coinpay
