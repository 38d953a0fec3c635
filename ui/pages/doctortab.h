// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/jobthread.h"
#include "pages/webhookactions.h"
#include "webhooks/doctor.h"
#include "widgets/heartbeat.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace coinpay {

class AdviceCard;
class BodyWell;
class BusyBar;
class FactGrid;
class SignedView;

//! Says of one webhook whether it is rightly signed, and if not, why. Nothing that is put in is
//! kept, sent or logged; examining happens on a thread of its own.
class DoctorTab : public QWidget
{
    Q_OBJECT

public:
    //! All outlive the tab.
    DoctorTab(WebhookActions actions, Heartbeat &heartbeat, const Clock &clock,
              QWidget *parent = nullptr);
    ~DoctorTab() override;

    [[nodiscard]] QPlainTextEdit *headers() const { return m_headers; }
    [[nodiscard]] BodyWell *body() const { return m_body; }
    [[nodiscard]] QLineEdit *secretField() const { return m_secret; }
    [[nodiscard]] QComboBox *secretBox() const { return m_source; }
    [[nodiscard]] QComboBox *schemeBox() const { return m_scheme; }
    [[nodiscard]] QPushButton *examineButton() const { return m_examine; }
    [[nodiscard]] AdviceCard *verdict() const { return m_verdict; }
    [[nodiscard]] SignedView *signedView() const { return m_signed; }

    //! Whose secrets can be taken from the keychain.
    void setEndpoints(const QList<WebhookEndpoint> &endpoints);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildInput();
    QWidget *buildFoot();
    QWidget *buildSecret(QWidget *parent);
    QWidget *buildResult();
    void pasteHeaders();
    void takeMessage(const QByteArray &message);
    void examine();
    void examineWith(std::vector<SharedSecret> secrets);
    void diagnosed(const WebhookDiagnosis &diagnosis, const QByteArray &body);
    void tellFacts(const WebhookDiagnosis &diagnosis);
    void complain(const QString &title, const QString &sentence);
    void forgetResult();
    void setBusy(bool busy);

    WebhookActions m_actions;
    const Clock &m_clock;
    Heartbeat &m_heartbeat;
    QList<WebhookEndpoint> m_endpoints;
    QPlainTextEdit *m_headers = nullptr;
    BodyWell *m_body = nullptr;
    QComboBox *m_source = nullptr;
    QLineEdit *m_secret = nullptr;
    QComboBox *m_scheme = nullptr;
    QPushButton *m_examine = nullptr;
    BusyBar *m_bar = nullptr;
    AdviceCard *m_verdict = nullptr;
    QWidget *m_more = nullptr;
    FactGrid *m_facts = nullptr;
    SignedView *m_signed = nullptr;
    quint64 m_examined = 0;              //!< the last one; an older answer is dropped
    std::unique_ptr<JobThread> m_thread; //!< ends first
};

} // namespace coinpay
