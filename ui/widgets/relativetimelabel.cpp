// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/relativetimelabel.h"

#include "theme/formats.h"

namespace coinpay {

RelativeTimeLabel::RelativeTimeLabel(Heartbeat &heartbeat, QWidget *parent)
    : QLabel(parent)
    , m_heartbeat(heartbeat)
{
    setTextFormat(Qt::PlainText);
    connect(&heartbeat, &Heartbeat::beat, this, [this] {
        if (isVisible())
            tell();
    });
}

void RelativeTimeLabel::setTime(UnixMs time)
{
    m_time = time;
    tell();
}

void RelativeTimeLabel::setPatterns(const QString &ahead, const QString &behind)
{
    m_ahead = ahead;
    m_behind = behind;
    tell();
}

void RelativeTimeLabel::setNote(const QString &note)
{
    m_note = note;
    tell();
}

void RelativeTimeLabel::showEvent(QShowEvent *event)
{
    tell();
    QLabel::showEvent(event);
}

void RelativeTimeLabel::tell()
{
    if (m_time == 0) {
        setText({});
        setToolTip({});
        return;
    }
    const UnixMs now = m_heartbeat.now();
    const QString words = theme::relativeTime(m_time, now);
    const QString &pattern = m_time > now ? m_ahead : m_behind;
    const QString text = pattern.isEmpty() ? words : pattern.arg(words);
    if (text != QLabel::text())
        setText(text);
    const QString absolute = theme::absoluteTime(m_time);
    setToolTip(m_note.isEmpty() ? absolute : absolute + u'\n' + m_note);
    m_heartbeat.beatWithin(theme::relativeTimeHoldsMs(m_time, now));
}

} // namespace coinpay
