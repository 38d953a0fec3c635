// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/rotatesecretform.h"

#include "core/text.h"
#include "forms/field.h"
#include "widgets/sentence.h"

#include <QComboBox>
#include <QLabel>

namespace coinpay {

namespace {

constexpr qint64 Hour = 3'600;
constexpr qint64 Day = 24 * Hour;
constexpr qsizetype LongestUrl = 200;

ConfirmForm::Words wordsFor(const WebhookEndpoint &endpoint)
{
    return {
        QStringLiteral("rotateSecretForm"),
        RotateSecretForm::tr("Give it a new secret?"),
        endpoint.isCallback() ? RotateSecretForm::tr("The callback URLs of all invoices")
                              : displayText(endpoint.url, LongestUrl),
        {RotateSecretForm::tr("The server makes a new secret and tells it once. It goes into the "
                              "keychain of this computer, from where you can show or copy it; it "
                              "is never written anywhere else.")},
        RotateSecretForm::tr("Make a new secret"),
        RotateSecretForm::tr("Keep the old one"),
        RotateSecretForm::tr("It was not asked for"),
    };
}

} // namespace

RotateSecretForm::RotateSecretForm(const WebhookEndpoint &endpoint, UnixMs now, RotateSecret rotate,
                                   QWidget *parent)
    : ConfirmForm(wordsFor(endpoint), {}, parent)
    , m_overlap(new QComboBox(this))
    , m_meaning(sentence({}, this))
{
    m_overlap->setObjectName(QStringLiteral("overlapBox"));
    if (!outgoingSecret(endpoint, now)) {
        m_overlap->addItem(tr("for one day"), Day);
        m_overlap->addItem(tr("for one hour"), Hour);
        m_overlap->addItem(tr("for seven days"), 7 * Day);
    }
    m_overlap->addItem(tr("not at all: it has leaked"), qint64(0));
    m_overlap->setAccessibleName(tr("How long the old secret goes on signing"));
    addControl(new Field(tr("The old one goes on &signing"), m_overlap, {}, this));
    addControl(m_meaning);
    setAsk([this, rotate = std::move(rotate)] {
        return rotate(m_overlap->currentData().toLongLong());
    });
    connect(m_overlap, &QComboBox::currentIndexChanged, this, &RotateSecretForm::tell);
    tell();
}

void RotateSecretForm::tell()
{
    m_meaning->setText(
        m_overlap->currentData().toLongLong() == 0
            ? tr("From this moment on only the new secret signs. Until the receiver knows it, it "
                 "turns every webhook away; the server tries those again for a day and a half.")
            : tr("Until then webhooks are signed with the old secret. Give the new one to the "
                 "receiver in that time and let it accept both: then none is turned away."));
}

} // namespace coinpay
