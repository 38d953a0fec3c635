// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/signedview.h"

#include "pages/bodywell.h"
#include "theme/colors.h"
#include "theme/fonts.h"
#include "theme/metrics.h"
#include "widgets/sentence.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QVBoxLayout>

namespace coinpay {

namespace {

constexpr qsizetype MostShown = 4096; //!< bytes of a body
constexpr qsizetype BeforeIt = 400;   //!< of them, before a difference that is far inside
constexpr int Lines = 9;

} // namespace

SignedView::SignedView(QWidget *parent)
    : QWidget(parent)
    , m_text(new QPlainTextEdit(this))
    , m_where(sentence({}, this))
    , m_given(selectableSentence({}, this))
    , m_signed(selectableSentence({}, this))
{
    m_text->setReadOnly(true);
    m_text->setObjectName(QStringLiteral("signedBytes"));
    m_text->setAccessibleName(tr("Bytes that were signed"));
    m_text->setFont(theme::monospaced(font()));
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(Lines * fontMetrics().lineSpacing());
    for (QLabel *bytes : {m_given, m_signed})
        bytes->setFont(theme::monospaced(font()));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::GapTight);
    column->addWidget(m_text, 1);
    for (QLabel *label : {m_where, m_given, m_signed})
        column->addWidget(label);
    clear();
}

void SignedView::clear()
{
    m_text->setExtraSelections({});
    m_text->clear();
    for (QLabel *label : {m_where, m_given, m_signed}) {
        label->clear();
        label->hide();
    }
}

void SignedView::mark(int from, int size, bool isDifference)
{
    QTextEdit::ExtraSelection selection;
    selection.cursor = QTextCursor(m_text->document());
    selection.cursor.setPosition(from);
    selection.cursor.setPosition(from + size, QTextCursor::KeepAnchor);
    const auto tone = isDifference ? theme::Tone::Bad : theme::Tone::Waiting;
    selection.format.setBackground(theme::toneGround(tone, palette()));
    selection.format.setForeground(theme::toneInk(tone, palette()));
    selection.format.setFontUnderline(isDifference); // never by colour alone
    m_text->setExtraSelections(m_text->extraSelections() << selection);
    if (isDifference) {
        QTextCursor there(m_text->document());
        there.setPosition(from);
        m_text->setTextCursor(there);
        m_text->ensureCursorVisible();
    }
}

void SignedView::setDiagnosis(const WebhookDiagnosis &diagnosis, const QByteArray &body)
{
    clear();
    const qsizetype at = diagnosis.difference ? diagnosis.difference->at : -1;
    const qsizetype from = at > MostShown / 2 ? at - BeforeIt : 0;
    const QString prefix = visibleBytes(diagnosis.signedPrefix, 0, diagnosis.signedPrefix.size());
    QString text = prefix;
    if (from > 0)
        text += QStringLiteral("…");
    const qsizetype begin = qBound(from, at, body.size());
    if (at >= 0)
        text += visibleBytes(body, from, begin - from);
    const auto markAt = static_cast<int>(text.size());
    const QString rest = visibleBytes(body, begin, MostShown - (begin - from));
    text += rest;
    const bool isCut = begin + (MostShown - (begin - from)) < body.size();
    if (isCut)
        text += QStringLiteral("…");
    if (at >= body.size())
        text += QStringLiteral("◂"); // the body ends where more was signed
    m_text->setPlainText(text);
    if (!prefix.isEmpty())
        mark(0, static_cast<int>(prefix.size()), false);
    if (at >= 0 && text.size() > markAt)
        mark(markAt, 1, true);
    tellDifference(diagnosis);
}

void SignedView::tellDifference(const WebhookDiagnosis &diagnosis)
{
    if (!diagnosis.difference)
        return;
    const BodyDifference &difference = *diagnosis.difference;
    m_where->setText(tr("They part at byte %L1 of the body, which is marked.").arg(difference.at));
    const auto bytes = [](const QByteArray &some) {
        return some.isEmpty() ? tr("(nothing)", "in place of bytes")
                              : visibleBytes(some, 0, some.size()).remove(u'\n');
    };
    m_given->setText(tr("Here: %1", "%1 bytes").arg(bytes(difference.given)));
    m_signed->setText(tr("Signed: %1", "%1 bytes").arg(bytes(difference.wasSigned)));
    for (QLabel *label : {m_where, m_given, m_signed})
        label->show();
}

QString SignedView::difference() const
{
    return m_where->isHidden()
               ? QString()
               : m_where->text() + u'\n' + m_given->text() + u'\n' + m_signed->text();
}

} // namespace coinpay
